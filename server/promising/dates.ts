/** What a stretch of a sentence says about when. */
export type When =
  | { sort: 'day'; ahead: number }
  | { sort: 'weekday'; weekday: number; isNext: boolean }
  | { sort: 'date'; day: number; month?: number; year?: number }
  | { sort: 'within'; amount: number; unit: 'minute' | 'hour' | 'day' | 'week' | 'month'; isWorking: boolean }
  | { sort: 'clock'; hour: number; minute: number; half?: 'am' | 'pm' }
  | { sort: 'part'; until: number }
  | { sort: 'within-month'; month: number }
  | { sort: 'week'; ahead: number }
  | { sort: 'month'; ahead: number }

/** Where it stands in the sentence. */
export type Said = { from: number; to: number; when: When }
type Groups = Record<string, string | undefined>
type Rule = readonly [pattern: RegExp, read: (groups: Groups) => When | undefined]

const numbers = new Map(
  [
    '1 un una uno a an one une um uma',
    '2 dos two deux dois duas couple',
    '3 tres three trois',
    '4 cuatro four quatre quatro',
    '5 cinco five cinq',
    '6 seis six',
    '7 siete seven sept sete',
    '8 ocho eight huit oito',
    '9 nueve nine neuf nove',
    '10 diez ten dix dez',
    '15 quince fifteen quinze',
    '20 veinte twenty vingt vinte',
    '24 veinticuatro twenty-four vingt-quatre vinte_e_quatro',
    '30 treinta thirty trente trinta',
    '48 cuarenta_y_ocho forty-eight quarante-huit quarenta_e_oito',
    '72 setenta_y_dos seventy-two soixante-douze setenta_e_dois',
  ].flatMap(line => {
    const [value, ...words] = line.split(' ')
    return words.map(word => [word.replaceAll('_', ' '), Number(value)] as const)
  }),
)
const numerals = `\\d{1,3}|${[...numbers.keys()].toSorted((a, b) => b.length - a.length).join('|')}`
const valueOf = (said: string): number => numbers.get(said) ?? Number(said)

const units: readonly (readonly [RegExp, 'minute' | 'hour' | 'day' | 'week' | 'month'])[] = [
  [/^(?:min)/, 'minute'],
  [/^(?:h|hour|hora|heure)/, 'hour'],
  [/^(?:d|j)/, 'day'],
  [/^(?:s|week)/, 'week'],
  [/^m/, 'month'],
]
const unit =
  'minut[a-z]*|mins?|horas?|hours?|heures?|hrs?|hs|h|dias?|days?|jours?|semanas?|weeks?|semaines?|mes|meses|months?|mois'
const working = 'laborables?|habiles|habil|uteis|util|working|business|ouvres|ouvrables?'
const ahead = [
  `en|dentro de|antes de|de aqui a|plazo(?: maximo)? de|tardar(?:a|emos|an)?|within|in|no later than|over|during|after|give us|sous|dans|d'ici|d'ici a|em|daqui a|prazo de|prazo maximo de|depois de`,
  `(?:los|las|the|les|as|os|nas|nos) (?:proxim[ao]s|next|prochain[es]*)`,
].join('|')
const fill = `(?:un plazo(?: maximo)? de|un maximo de|un delai(?: maximum)? de|um prazo(?: maximo)? de|menos de|maximo|como mucho|como maximo|unos|unas|cosa de|less than|under|about|around|the next|the coming|a maximum of|at most|another|moins de|environ|les|las|los|ate|cerca de|no maximo|uns|umas|unas|aproximadamente|mas o menos|a)`

const weekdays: Record<string, number> = {
  ...{ lunes: 1, martes: 2, miercoles: 3, jueves: 4, viernes: 5, sabado: 6, domingo: 7 },
  ...{ monday: 1, tuesday: 2, wednesday: 3, thursday: 4, friday: 5, saturday: 6, sunday: 7 },
  ...{ lundi: 1, mardi: 2, mercredi: 3, jeudi: 4, vendredi: 5, samedi: 6, dimanche: 7 },
  ...{ 'segunda-feira': 1, 'terca-feira': 2, 'quarta-feira': 3, 'quinta-feira': 4, 'sexta-feira': 5 },
  ...{ segunda: 1, terca: 2, quarta: 3, quinta: 4, sexta: 5 },
}
const weekday = Object.keys(weekdays).join('|')

const months = [
  'enero|january|janvier|janeiro|jan',
  'febrero|february|fevrier|fevereiro|feb|fev',
  'marzo|march|mars|marco|mar',
  'abril|april|avril|apr|abr',
  'mayo|may|mai|maio',
  'junio|june|juin|junho|jun',
  'julio|july|juillet|julho|jul',
  'agosto|august|aout|aug|ago',
  'septiembre|setiembre|september|septembre|setembro|sept|sep',
  'octubre|october|octobre|outubro|oct|out',
  'noviembre|november|novembre|novembro|nov',
  'diciembre|december|decembre|dezembro|dec|dic|dez',
]
const monthNames = months.join('|')
const monthOf = (said: string): number => months.findIndex(words => words.split('|').includes(said)) + 1

const edge = (pattern: string): RegExp => new RegExp(`(?<![a-z\\d])(?:${pattern})(?![a-z\\d])`, 'g')
const dayAhead = (count: number, pattern: string): Rule => [edge(pattern), () => ({ sort: 'day', ahead: count })]

const rules: readonly Rule[] = [
  [
    edge(
      `(?:${ahead}) (?:${fill} ){0,3}(?:(?<low>${numerals}) ?(?:-|a|o|y|to|or|ou|e|et) ?)?(?<count>${numerals}) ?(?<early>${working})? ?(?<unit>${unit})(?: (?<late>${working}))?`,
    ),
    ({ count, unit: named, early, late }) => {
      const found = units.find(([pattern]) => pattern.test(named!))?.[1] ?? 'day'
      return { sort: 'within', amount: valueOf(count!), unit: found, isWorking: (early ?? late) !== undefined }
    },
  ],
  [
    edge(`(?:media hora|half an hour|demi-heure|demi heure|meia hora)(?! (?:before|antes|avant))`),
    () => ({ sort: 'within', amount: 30, unit: 'minute', isWorking: false }),
  ],
  dayAhead(2, `pasado manana|(?:the )?day after tomorrow|apres-demain|depois de amanha`),
  dayAhead(
    1,
    `(?<!(?:la|esta|pasado|de|depois de|toda la|media) )(?:manana|amanha)|(?<!day after )tomorrow|(?<!apres-)demain|tmrw|tomorow`,
  ),
  dayAhead(
    0,
    `hoy|today|aujourd'hui|hoje|(?:end of|fin de|final de|fim do|fin du|final del|fin del) (?:the |la |este |el )?(?:day|dia|jornada|journee)|(?:a lo largo|durante|en el transcurso|en el curso|no decorrer|ao longo) (?:del|de el|do) dia|antes de que (?:acabe|termine) el dia|antes de que (?:acabe|termine) la jornada|before the day is (?:over|out)|eod|dans la journee|by close of (?:play|business)`,
  ),
  [
    edge(
      `(?<!(?<![a-z])(?:los|todos los|cada|every|les|chaque|tous les|aos|as|todas as|de|a) )(?<next>proxim[oa] |next |para la semana el )?(?<weekday>${weekday})(?! (?:a|to|till|through|y|e|and|et|au) (?:${weekday}))(?<late>,? (?:que viene|prochaine?|proxim[oa]|que vem))?`,
    ),
    ({ weekday: named, next }) => ({
      sort: 'weekday',
      weekday: weekdays[named!]!,
      isNext: next?.startsWith('next') ?? false,
    }),
  ],
  [
    edge(`(?<day>\\d{1,2})(?:st|nd|rd|th|er|o)?(?: of| de)? (?<month>${monthNames})(?:(?: de|,)? (?<year>20\\d\\d))?`),
    ({ day: named, month: word, year }) => dated(named, monthOf(word!), year),
  ],
  [
    edge(`(?<month>${monthNames}) (?:the )?(?<day>\\d{1,2})(?:st|nd|rd|th)?(?:,? (?<year>20\\d\\d))?`),
    ({ day: named, month: word, year }) => dated(named, monthOf(word!), year),
  ],
  [
    edge(`(?<!\\d[/.-])(?<day>\\d{1,2})[/](?<month>\\d{1,2})(?:[/](?<year>20\\d\\d|\\d\\d))?(?![/.-]\\d)`),
    ({ day: named, month: numeral, year }) => dated(named, Number(numeral), year?.length === 2 ? `20${year}` : year),
  ],
  [
    edge(
      `(?:el dia|el|the|le|no dia|dia|ate dia|ate ao dia|al) (?<day>[1-9]|[12]\\d|3[01])(?:st|nd|rd|th)?(?! ?(?:h|%|€|euros?|${unit}|${monthNames}|\\.?\\d|:))`,
    ),
    ({ day: named }) => dated(named),
  ],
  [
    edge(
      `(?:a las|a la|las|at|by|before|until|till|around|from|and|between|a|avant|vers|jusqu'a|et|entre|as|ate as|ate a|antes das|antes da|pelas|e as|das|y|to|-) ?(?<hour>[01]?\\d|2[0-4])(?:(?:[:.h]| h ?)(?<minute>[0-5]\\d))? ?(?<mark>h|hs|hrs|horas|heures?|am|pm|a\\.m\\.?|p\\.m\\.?|o'clock)?(?: (?:de la|del|da|du|de l')? ?(?<half>manana|tarde|noche|manha|noite|matin|soir|apres-midi|medio dia))?(?![:/.]?\\d)(?! ?(?:%|€|euros?|eur|dias?|days?|jours?|min|semanas?|weeks?|personas|${working}|unidades))`,
    ),
    clocked,
  ],
  [edge(`(?<hour>[01]?\\d|2[0-3])(?:[:.](?<minute>[0-5]\\d))? ?(?<mark>am|pm|a\\.m\\.|p\\.m\\.)`), clocked],
  [edge(`(?<hour>[01]?\\d|2[0-3]) ?h(?<minute>[0-5]\\d)?`), clocked],
  [
    edge(`(?:al|a|antes del|at|by|before|avant|a|ate ao|ao|antes do) ?(?:mediodia|noon|midday|midi|meio-dia|meio dia)`),
    () => ({ sort: 'clock', hour: 12, minute: 0 }),
  ],
  [
    edge(
      `esta manana|this morning|ce matin|esta manha|por la manana|in the morning|dans la matinee|de manha|au matin|demain matin|tomorrow morning`,
    ),
    () => ({ sort: 'part', until: 14 }),
  ],
  [
    edge(
      `esta tarde|this afternoon|cet apres-midi|por la tarde|in the afternoon|a tarde|da tarde|dans l'apres-midi|tomorrow afternoon`,
    ),
    () => ({ sort: 'part', until: 21 }),
  ],
  [
    edge(`esta noche|tonight|this evening|ce soir|esta noite|hoje a noite|por la noche|in the evening|dans la soiree`),
    () => ({ sort: 'part', until: 24 }),
  ],
  [
    edge(`(?<=(?:${weekday}|demain|manana|tomorrow|amanha|hoje|hoy|today) )(?:matin|morning|de manha)`),
    () => ({ sort: 'part', until: 14 }),
  ],
  [
    edge(`(?<=(?:${weekday}|demain|manana|tomorrow|amanha|hoje|hoy|today) )(?:apres-midi|afternoon|a tarde)`),
    () => ({ sort: 'part', until: 21 }),
  ],
  [
    edge(`(?<=(?:${weekday}|demain|manana|tomorrow|amanha|hoje|hoy|today) )(?:soir|evening|night|a noite|noche)`),
    () => ({ sort: 'part', until: 24 }),
  ],
  [
    edge(`(?:en|in|em) (?:early |late |mid |pleno )?(?<month>${monthNames})`),
    ({ month: word }) => ({ sort: 'within-month', month: monthOf(word!) }),
  ],
  [
    edge(`a primera hora|first thing|a la premiere heure|logo de manha|a primeira hora`),
    () => ({ sort: 'part', until: 12 }),
  ],
  [
    edge(
      `(?:esta|en esta|dentro de esta|de esta|durante la|nesta|desta) (?:misma )?semana|(?:this|the) (?:coming )?(?:week|weekend)|cette semaine|(?:este )?(?:fin de semana|finde|fim de semana)|ce week-end|(?:a |por |para )?(?:el |o |the |la )?(?:final|finales|fin|end|fim) (?:de|of|da) (?:la |the |this |esta )?(?:semana|week|semaine)`,
    ),
    () => ({ sort: 'week', ahead: 0 }),
  ],
  [
    edge(
      `semana que viene|proxima semana|semana proxima|next week|semaine prochaine|semana que vem|para a semana|principios de semana|early next week`,
    ),
    () => ({ sort: 'week', ahead: 1 }),
  ],
  [
    edge(
      `este mes|this month|ce mois(?:-ci)?|(?:final|finales|fin|end|fim) (?:de|of|do|du) (?:the |este |this |del )?(?:mes|month|mois)`,
    ),
    () => ({ sort: 'month', ahead: 0 }),
  ],
  [edge(`mes que viene|proximo mes|next month|mois prochain|mes que vem`), () => ({ sort: 'month', ahead: 1 })],
]

function dated(day: string | undefined, month?: number, year?: string): When | undefined {
  const value = Number(day)
  if (value < 1 || value > 31 || (month !== undefined && (month < 1 || month > 12))) return undefined
  return { sort: 'date', day: value, ...(month !== undefined && { month }), ...(year && { year: Number(year) }) }
}

function clocked({ hour, minute, mark = '', half = '' }: Groups): When | undefined {
  const isLate = mark.startsWith('p') || /tarde|noche|noite|soir|apres/.test(half)
  const isEarly = mark.startsWith('a') || /manana|manha|matin/.test(half)
  return {
    ...{ sort: 'clock', hour: Number(hour), minute: Number(minute ?? 0) },
    ...(isLate && { half: 'pm' as const }),
    ...(isEarly && { half: 'am' as const }),
  }
}

/** What a sentence in folded lower case says about when, in its order and without overlaps. */
export function datesIn(sentence: string): Said[] {
  const found: Said[] = []
  for (const [pattern, read] of rules)
    for (const match of sentence.matchAll(pattern)) {
      const [from, to] = [match.index, match.index + match[0].length]
      const when = found.some(one => one.from < to && from < one.to) ? undefined : read(match.groups ?? {})
      if (when) found.push({ from, to, when })
    }
  return found.toSorted((a, b) => a.from - b.from)
}
