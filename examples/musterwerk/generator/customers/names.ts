import {chooser, pick, type Random} from '../world/random.ts';

const SURNAMES = (
  'Müller Schäfer Köhler Böhm Krämer Jäger Lösch Bäuerle Häußler Höfer Grünwald Brückner Schütz ' +
  'Kühn Ströbel Wörner Rößler Göttler Fröhlich Öttinger Übelhör Maier Brenner Haug Wagner Keller ' +
  'Vogt Lang Renz Schwarz Weber Ziegler Baumann Fink Lindner Hartmann Seitz Kern Roth Bauer Winter ' +
  'Albrecht Busch Dietrich Ebner Frank Gerlach Heller Imhof Jung Kaiser Lorenz Mertens Neumann Ott ' +
  'Pfeiffer Quandt Reiter Sauter Thiele Ulrich Voss Walter Zeller Stumpf Rapp Kübler Späth Mössner ' +
  'Gänßle Bühler Knödler Eißler Dürr Gölz Rühle Sägmüller Weiß Groß'
).split(' ');

const FIRST_NAMES = (
  'Anna Jörg Ulrike Günter Käthe Thomas Sabine Jürgen Monika Björn Claudia Peter Heike Markus Silke ' +
  'Stefan Renate Götz Martina Andreas Petra Wolfgang Susanne Frank Birgit Özlem Mehmet Elif Giulia ' +
  'Marek Agnieszka Ivan Lena Lukas Sophie Felix Hannah Paul Laura Tim René'
).split(' ');

/** The seven industries, with what their companies call themselves. */
const INDUSTRIES = [
  [
    'Lebensmittel',
    27,
    ['Feinkost', 'Molkerei', 'Nährmittel', 'Teigwaren', 'Gewürze', 'Wurstwaren'],
  ],
  ['Getränke', 14, ['Brauerei', 'Mineralbrunnen', 'Kellerei', 'Fruchtsäfte', 'Getränke']],
  ['Pharma', 13, ['Pharma', 'Arzneimittel', 'Medizintechnik', 'Apothekenbedarf']],
  ['Chemie', 11, ['Chemie', 'Lacke', 'Klebstoffe', 'Reinigungsmittel']],
  ['Kosmetik', 9, ['Kosmetik', 'Körperpflege', 'Naturkosmetik']],
  ['Logistik', 12, ['Logistik', 'Spedition', 'Lagerhäuser']],
  ['Lohnverpackung', 14, ['Verpackung', 'Lohnabfüllung', 'Konfektionierung']],
] as const;

export type Industry = (typeof INDUSTRIES)[number][0];

export interface Country {
  code: string;
  share: number;
  legalForms: readonly string[];
  /** Postal code and city. */
  cities: readonly (readonly [string, string])[];
  streets: readonly string[];
  phone: string;
  vatPrefix: string;
  vatDigits: number;
}

const country = (
  code: string,
  share: number,
  legalForms: string,
  cities: string,
  streets: string,
  phone: string,
  vat: [string, number],
): Country => ({
  code,
  share,
  legalForms: legalForms.split('|'),
  cities: cities.split('|').map(city => {
    const [postcode = '', ...name] = city.split('~');
    return [postcode, name.join(' ')] as const;
  }),
  streets: streets.split('|'),
  phone,
  vatPrefix: vat[0],
  vatDigits: vat[1],
});

const GERMAN_STREETS =
  'Industriestraße|Bahnhofstraße|Gewerbering|Am Mühlbach|Daimlerstraße|Max-Planck-Straße|Römerweg|' +
  'Hauptstraße|Lindenallee|Röntgenstraße|Boschstraße|In der Au|Kelterstraße|Wörthstraße';

export const COUNTRIES: readonly Country[] = [
  country(
    'DE',
    58,
    'GmbH|GmbH & Co. KG|AG|KG|OHG|SE',
    '72764~Reutlingen|70173~Stuttgart|72070~Tübingen|89073~Ulm|80331~München|90402~Nürnberg|' +
      '50667~Köln|40213~Düsseldorf|20095~Hamburg|04109~Leipzig|01067~Dresden|48143~Münster|' +
      '33602~Bielefeld|79098~Freiburg|97070~Würzburg|38100~Braunschweig|73033~Göppingen|' +
      '88212~Ravensburg|24103~Kiel|99084~Erfurt|66111~Saarbrücken|23552~Lübeck',
    GERMAN_STREETS,
    '+49',
    ['DE', 9],
  ),
  country(
    'AT',
    8,
    'GmbH|GmbH & Co KG|AG',
    '1010~Wien|4020~Linz|8010~Graz|5020~Salzburg|6850~Dornbirn|3100~St. Pölten',
    GERMAN_STREETS,
    '+43',
    ['ATU', 8],
  ),
  country(
    'CH',
    6,
    'AG|GmbH',
    '8005~Zürich|4051~Basel|3011~Bern|9000~St. Gallen|8400~Winterthur|1700~Fribourg',
    GERMAN_STREETS,
    '+41',
    ['CHE', 9],
  ),
  country(
    'FR',
    5,
    'SAS|SARL|SA',
    '67000~Strasbourg|69002~Lyon|44000~Nantes|59000~Lille|21000~Dijon',
    'Rue de la Gare|Avenue de l’Industrie|Rue Pasteur|Zone Artisanale',
    '+33',
    ['FR', 11],
  ),
  country(
    'IT',
    5,
    'S.r.l.|S.p.A.',
    '20121~Milano|40121~Bologna|43121~Parma|39100~Bolzano|37121~Verona',
    'Via Roma|Via dell’Industria|Viale Europa',
    '+39',
    ['IT', 11],
  ),
  country(
    'NL',
    4,
    'B.V.|N.V.',
    '3011~Rotterdam|5611~Eindhoven|6811~Arnhem|3511~Utrecht',
    'Industrieweg|Stationsstraat|Havenkade',
    '+31',
    ['NL', 9],
  ),
  country(
    'PL',
    3,
    'Sp. z o.o.|S.A.',
    '30-001~Kraków|61-001~Poznan|40-001~Katowice',
    'ul. Fabryczna|ul. Polna',
    '+48',
    ['PL', 10],
  ),
  country(
    'CZ',
    2,
    's.r.o.|a.s.',
    '110 00~Praha|602 00~Brno|301 00~Plzen',
    'Nádražní|Tovární',
    '+420',
    ['CZ', 8],
  ),
  country(
    'GB',
    4,
    'Ltd|PLC',
    'M1 1AE~Manchester|LS1 4AP~Leeds|B1 1BB~Birmingham',
    'Station Road|Mill Lane',
    '+44',
    ['GB', 9],
  ),
  country(
    'DK',
    3,
    'A/S|ApS',
    '8000~Aarhus|5000~Odense|6000~Kolding',
    'Industrivej|Nørregade',
    '+45',
    ['DK', 8],
  ),
  country('SE', 2, 'AB', '211 20~Malmö|411 03~Göteborg', 'Industrigatan', '+46', ['SE', 12]),
];

export const drawCountry = chooser(COUNTRIES.map(one => [one, one.share] as const));

export const drawIndustry = chooser(INDUSTRIES.map(one => [one, one[1]] as const));

const SURNAME_PAIRS = ['&', '+', 'und'];

/** The part of a company's name that stays when its legal form changes. */
export function companyRoot(random: Random, trades: readonly string[]): string {
  const surname = pick(random, SURNAMES);
  const trade = pick(random, trades);
  const style = random();
  if (style < 0.35) return `${surname} ${trade}`;
  if (style < 0.55) return `${trade} ${surname}`;
  if (style < 0.7)
    return `${surname} ${pick(random, SURNAME_PAIRS)} ${pick(random, SURNAMES)} ${trade}`;
  if (style < 0.85) return `${pick(random, FIRST_NAMES)} ${surname} ${trade}`;
  return `${surname}-${pick(random, SURNAMES)} ${trade}`;
}

export const personName = (random: Random) =>
  `${pick(random, FIRST_NAMES)} ${pick(random, SURNAMES)}`;

const PLAIN: Record<string, string> = {
  ä: 'ae',
  ö: 'oe',
  ü: 'ue',
  ß: 'ss',
  é: 'e',
  Ö: 'oe',
  Ü: 'ue',
};

/** For e-mail addresses under the reserved domain .example, which nobody can own. */
export const slug = (name: string) =>
  name
    .replace(/[äöüßéÖÜ]/g, letter => PLAIN[letter] ?? letter)
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
