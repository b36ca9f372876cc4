import type {PortfolioSettings} from '../../company/portfolio.ts';
import {generatedModel, type Model} from '../../warehouse/model.ts';
import {notOfferedModel} from '../next/not_offered_model.ts';
import {clusterModel, monthModel, nowModel, sumModel} from './measure_model.ts';
import {monthRatingModel, pointsModel} from './points_model.ts';
import {monthStagesModel, stagesNowModel} from './stage_model.ts';

/** The models that `portfolio.yaml` asks for: measures that its criteria name, their points, stages, and what is not offered. */
export function portfolioModels(settings: PortfolioSettings): Model[] {
  const {attractiveness, position} = settings.portfolio;
  const axes = [attractiveness, position];
  const all = [...axes, ...Object.values(settings.scores)];
  const generated = (name: string, text: string) => generatedModel(name, text, 'portfolio.yaml');
  return [
    generated('int_portfolio_sum', sumModel(askedBy(all))),
    generated('int_portfolio_month', monthModel(askedBy(axes))),
    generated('int_portfolio_now', nowModel(askedBy(all))),
    generated('int_portfolio_points', pointsModel(settings)),
    generated('int_portfolio_rating_month', monthRatingModel(settings)),
    generated('int_cluster_measure', clusterModel()),
    generated('int_lifecycle_month', monthStagesModel()),
    generated('int_lifecycle_now', stagesNowModel()),
    generated('int_not_offered', notOfferedModel(settings)),
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
