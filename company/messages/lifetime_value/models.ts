const de = {
  model: {
    bg_nbd: 'BG/NBD',
    mbg_nbd: 'MBG/NBD',
    pareto_nbd: 'Pareto/NBD',
    gamma_gamma: 'Gamma-Gamma',
    sbg: 'sBG',
    margin_multiple: 'Margen-Multiplikator',
    weibull: 'Weibull',
    none: 'keines',
    sum: 'Summe',
  } as Record<string, string>,
  method: {
    title: 'Verfahren',
    texts: [
      'Käufe: Wie oft und wie lange noch jemand kauft, sagen BG/NBD, MBG/NBD und Pareto/NBD aus Zahl, Zeitpunkt des letzten und Zeit seit dem ersten Kauf; was ein Kauf wert ist, Gamma-Gamma. Verträge: sBG oder eine gemeinsame Erneuerungsrate. Maschinen: Ersatz nach Alter (Weibull) mal der Quote, mit der wir sie ersetzen.',
      'Die Marge ist der Deckungsbeitrag der letzten 36 Monate je Euro Rechnung, nach aller Arbeit außer Akquisition und Umlagen, mit dem aller Kunden als einem Kauf mehr.',
      'Die Beziehung endet für alle Ströme zugleich: Ein laufender Vertrag hält sie am Leben. Ist er gekündigt, zählt er bis zu seinem Ende und sagt über die anderen Ströme nichts.',
      'Das Intervall eines Kunden ist das dessen, was er wirklich bringt, und nicht das eines Mittelwerts: Es ist weit. Das einer Summe addiert die Varianzen der Kunden und, weil Parameter allen gemeinsam sind, deren Fehler vor dem Quadrieren (Delta-Methode). Dazu kommt, wie weit andere Modelle, die fast so wahrscheinlich sind, anderswohin führten. Margen und Preise von Maschinen gelten als bekannt.',
    ],
  },
  quality: {
    title: 'Die Modelle, und wie gut sie die letzte Zeit vorhergesagt hätten',
    explained:
      'Jedes Modell ist auch ohne das letzte Drittel unserer Zeit angepasst worden und hat es vorhergesagt. Naiv heißt: Jeder tut wieder, was er im letzten Jahr davor tat. Vorhergesagt sind Tage mit einem Kauf, Monate mit einem Vertrag, unsere Maschinen an der Stelle anderer. Der Fehler ist die Wurzel der mittleren quadrierten Abweichung je Kunde; die Abdeckung sagt, bei welchem Anteil der Kunden das Intervall von 80 % die Wahrheit enthielt.',
    parameters: 'Parameter, mit ihrem Intervall von 80 %',
    parametersExplained:
      'Zeiten sind Wochen bei Käufen und Monate sonst. Ohne Intervall bestimmen die Daten den Parameter nicht, etwa wenn niemand ging; was er vorhersagt, kann trotzdem bestimmt sein.',
    chosen: 'gewählt',
    yes: 'ja',
    no: 'nein',
  },
  reason: {
    not_bought: 'noch nichts gekauft',
    objection: 'Widerspruch gegen Profiling',
    incomplete: 'unvollständig, ein Strom hat keine Vorhersage',
    no_purchase: 'keine Käufe',
    no_contract: 'keine Verträge',
    no_machine: 'keine Maschinen',
    too_few_customers: 'zu wenige Kunden (nötig: 30, bei Verträgen 10)',
    short_history: 'zu kurze Geschichte (nötig: 13 Wochen, bei Verträgen zusammen 60 Monate)',
    no_repeat_purchase: 'zu wenige Wiederkäufer (nötig: 10)',
    too_few_replacements: 'zu wenige ersetzte Maschinen (nötig: 20)',
    no_fit: 'kein Modell passt',
    not_tried: 'nicht erprobt',
  },
};

const en: typeof de = {
  model: {
    bg_nbd: 'BG/NBD',
    mbg_nbd: 'MBG/NBD',
    pareto_nbd: 'Pareto/NBD',
    gamma_gamma: 'Gamma-Gamma',
    sbg: 'sBG',
    margin_multiple: 'margin multiple',
    weibull: 'Weibull',
    none: 'none',
    sum: 'sum',
  },
  method: {
    title: 'Method',
    texts: [
      'Purchases: how often and how long somebody will still buy is told by BG/NBD, MBG/NBD and Pareto/NBD from the number, the time of the last and the time since the first purchase; what a purchase is worth, by gamma-gamma. Contracts: sBG, or one rate of renewal for all. Machines: replacement by age (Weibull) times the rate at which ours follow.',
      'The margin is the contribution of the last 36 months for each euro invoiced, after all work but acquisition and levies, with that of all customers as one more purchase.',
      'The relation ends for all streams at once: a running contract keeps it alive. After a notice it counts until its end, and says nothing of the other streams.',
      'The interval of a customer is that of what it will really bring, and not of a mean: it is wide. That of a sum adds up the variances of customers and, because all share the parameters, their errors before they are squared (delta method). How far other models that are almost as likely lead elsewhere is added. Margins and prices of machines are taken as known.',
    ],
  },
  quality: {
    title: 'The models, and how well they would have foretold the last time',
    explained:
      'Each model was also fitted without the last third of our time, and foretold it. Naive means that everybody does again what it did in the last year before. Foretold are days with a purchase, months with a contract, machines of ours in the place of others. The error is the root mean square of the difference a customer; the coverage is the share of customers whose interval of 80 % held the truth.',
    parameters: 'Parameters, with their interval of 80 %',
    parametersExplained:
      'Times are weeks for purchases and months else. Without an interval the data do not determine the parameter, as where nobody left; what it forecasts may be determined all the same.',
    chosen: 'chosen',
    yes: 'yes',
    no: 'no',
  },
  reason: {
    not_bought: 'has not bought yet',
    objection: 'objected to profiling',
    incomplete: 'incomplete, a stream has no forecast',
    no_purchase: 'no purchases',
    no_contract: 'no contracts',
    no_machine: 'no machines',
    too_few_customers: 'too few customers (it takes 30; of contracts 10)',
    short_history:
      'too short a history (it takes 13 weeks; of contracts 60 months of all together)',
    no_repeat_purchase: 'too few customers who bought again (it takes 10)',
    too_few_replacements: 'too few replaced machines (it takes 20)',
    no_fit: 'no model fits',
    not_tried: 'not tried',
  },
};

/** By which models values are forecast, and how good they are. */
export const models = {de, en};
