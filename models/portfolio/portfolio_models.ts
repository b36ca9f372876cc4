import type {PortfolioSettings} from '../../company/portfolio.ts';
import {generatedModel, type Model} from '../../warehouse/model.ts';
import {monthModel, nowModel} from './measure_model.ts';
import {monthPointsModel, monthRatingModel, pointsModel} from './points_model.ts';

/** The models that `portfolio.yaml` asks for: measures that its criteria name, and their points. */
export function portfolioModels(settings: PortfolioSettings): Model[] {
  const {attractiveness, position} = settings.portfolio;
  const axes = [attractiveness, position];
  const all = [...axes, ...Object.values(settings.scores)];
  const generated = (name: string, text: string) => generatedModel(name, text, 'portfolio.yaml');
  return [
    generated('int_portfolio_month', monthModel(askedBy(axes))),
    generated('int_portfolio_now', nowModel(askedBy(all))),
    generated('int_portfolio_points', pointsModel(settings)),
    generated('int_portfolio_rating_month', monthRatingModel(settings)),
    generated('int_portfolio_points_month', monthPointsModel(settings)),
  ];
}

type Criteria = PortfolioSettings['portfolio']['position'];

const askedBy = (axes: readonly Criteria[]) => {
  const criteria = axes.flatMap(each => Object.entries(each));
  return {
    measures: new Set(criteria.map(([name]) => name)),
    attributes: new Map(
      criteria.flatMap(([name, {attribute}]) => (attribute ? [[name, attribute] as const] : [])),
    ),
  };
};
