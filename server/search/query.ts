import { kindsRead, languagesRead } from '#protocol'

/** What somebody looks for, taken apart. Times in epoch milliseconds. */
export type Query = {
  words: readonly Word[]
  without: readonly Word[]
  /** Facts of messages that never change, as they stand among their words (`=channel:line`). */
  facts: readonly string[]
  withoutFacts: readonly string[]
  /** Names of who wrote; `me` is who asks. */
  from?: string
  /** Names of tags; each has to be on the conversation. */
  tags: readonly string[]
  withoutTags: readonly string[]
  /** Numbers of cases: of one of them it has to be, and of none of those. */
  cases: readonly number[]
  withoutCases: readonly number[]
  /** How a customer's message reads; all of it has to hold. */
  sounds: readonly Sound[]
  status?: 'open' | 'waiting' | 'snoozed' | 'closed'
  isMine?: true
  before?: number
  after?: number
  faults: readonly QueryFault[]
}

/** `isWithout`: it has to read otherwise, or is no message of a customer. */
export type Sound = { aspect: 'language' | 'kind' | 'tone' | 'urgent'; value: string; isWithout?: true }

/** `isBegun`: the last one, which is perhaps still being written. */
export type Word = { text: string; isPhrase?: true; isBegun?: true }

/** What was written and is no operator of ours, or no value of it: it is looked for as words. */
export type QueryFault = { text: string; code: 'date' | 'is' | 'has' | 'tag' | 'case' | 'sound' }

type Draft = {
  -readonly [K in keyof Query]: Query[K] extends readonly (infer Each)[] ? Each[] : Query[K]
}

const piece = /(-?)(?:([\p{L}]+):)?(?:"([^"]*)(?:"|$)|(\S+))/gu
const longest = 400
const mostWords = 12

/**
 * Reads `pedido "llega tarde" -factura de:marta canal:whatsapp antes:2026-11-01 es:abierta tiene:imagen`: words in any
 * order, phrases, what must not be there, and operators, in English and Spanish. Total: what is no operator is a word.
 * Days begin and end by `dayStart`, which gives the epoch milliseconds of midnight of a date.
 */
export function readQuery(written: string, dayStart: (date: string) => number | undefined): Query {
  const draft: Draft = {
    ...{ words: [], without: [], facts: [], withoutFacts: [], tags: [], withoutTags: [] },
    ...{ cases: [], withoutCases: [], sounds: [], faults: [] },
  }
  const text = written.slice(0, longest)
  for (const found of text.matchAll(piece)) {
    const [whole, minus, name, phrase, plain] = found
    const value = phrase ?? plain ?? ''
    if (name !== undefined && operate(draft, operators[name.toLowerCase()], value, minus === '-', whole, dayStart))
      continue
    const words = name === undefined ? value : `${name} ${value}`
    if (!/[\p{L}\p{N}]/u.test(words)) continue
    const isLast = found.index + whole.length === text.length
    const word: Word = { text: words, ...(phrase === undefined ? {} : { isPhrase: true }) }
    if (minus === '-') draft.without.push(word)
    else if (draft.words.length < mostWords)
      draft.words.push(isLast && phrase === undefined ? { ...word, isBegun: true } : word)
  }
  return draft
}

type Operator = 'from' | 'channel' | 'before' | 'after' | 'is' | 'has' | 'tag' | 'case' | Sound['aspect']

const operators: Readonly<Record<string, Operator>> = {
  ...{ from: 'from', de: 'from', channel: 'channel', canal: 'channel', before: 'before', antes: 'before' },
  ...{ after: 'after', desde: 'after', is: 'is', es: 'is', has: 'has', tiene: 'has' },
  ...{ tag: 'tag', etiqueta: 'tag', case: 'case', caso: 'case' },
  ...{ language: 'language', idioma: 'language', kind: 'kind', tipo: 'kind', tone: 'tone', tono: 'tone' },
  ...{ urgent: 'urgent', urgente: 'urgent' },
}

const states: Readonly<Record<string, NonNullable<Query['status']>>> = {
  ...{ open: 'open', abierta: 'open', waiting: 'waiting', esperando: 'waiting' },
  ...{ snoozed: 'snoozed', pospuesta: 'snoozed', closed: 'closed', cerrada: 'closed' },
}
const faces: Readonly<Record<string, string>> = {
  ...{ public: '=public', pública: '=public', publica: '=public', private: '=private', privada: '=private' },
  ...{ note: '=kind:note', nota: '=kind:note', answer: '=out', respuesta: '=out' },
}
const contents: Readonly<Record<string, string>> = {
  ...{ file: 'file', archivo: 'file', image: 'image', imagen: 'image', foto: 'image', audio: 'audio' },
  ...{ video: 'video', vídeo: 'video', document: 'document', documento: 'document', link: 'link', enlace: 'link' },
  ...{ location: 'location', lugar: 'location' },
}

const itself = (words: readonly string[]) => Object.fromEntries(words.map(word => [word, word]))

/** What each word says of how a message reads. */
const soundWords: Readonly<Record<Sound['aspect'], Readonly<Record<string, string>>>> = {
  language: itself(languagesRead),
  kind: {
    ...itself(kindsRead),
    ...{ queja: 'complaint', pregunta: 'question', petición: 'request', peticion: 'request', elogio: 'praise' },
    ...{ cortesía: 'courtesy', cortesia: 'courtesy', otro: 'other' },
  },
  tone: {
    ...itself(['negative', 'neutral', 'positive']),
    ...{ negativo: 'negative', neutro: 'neutral', positivo: 'positive' },
  },
  urgent: { yes: 'yes', no: 'no', sí: 'yes', si: 'yes' },
}

/** Whether it was an operator, with a value or with one that is no good. */
function operate(
  draft: Draft,
  operator: Operator | undefined,
  value: string,
  isWithout: boolean,
  whole: string,
  dayStart: (date: string) => number | undefined,
): boolean {
  const told = (fact: string | undefined, code: QueryFault['code']) => {
    if (fact === undefined) draft.faults.push({ text: whole, code })
    else (isWithout ? draft.withoutFacts : draft.facts).push(fact)
  }
  const key = value.toLowerCase()
  if (isOfSound(operator)) {
    ofSound(draft, operator, key, isWithout, whole)
    return true
  }
  switch (operator) {
    case undefined:
      return false
    case 'from':
      if (value !== '') draft.from = key === 'yo' ? 'me' : value
      return true
    case 'channel':
      if (value !== '') told(`=channel:${key}`, 'is')
      return true
    case 'tag':
      if (/[\p{L}\p{N}\p{S}\p{P}]/u.test(value)) (isWithout ? draft.withoutTags : draft.tags).push(value)
      return true
    case 'case':
      ofCase(draft, value, isWithout, whole)
      return true
    case 'has':
      told(contents[key] && `=has:${contents[key]}`, 'has')
      return true
    case 'is':
      if (key === 'mine' || key === 'mía' || key === 'mia') draft.isMine = true
      else if (states[key]) draft.status = states[key]
      else told(faces[key], 'is')
      return true
    default: {
      const at = dayStart(value)
      if (at === undefined) draft.faults.push({ text: whole, code: 'date' })
      else draft[operator] = at
      return true
    }
  }
}

const isOfSound = (operator: Operator | undefined): operator is Sound['aspect'] =>
  operator !== undefined && Object.hasOwn(soundWords, operator)

function ofSound(draft: Draft, aspect: Sound['aspect'], key: string, isWithout: boolean, whole: string): void {
  const value = Object.hasOwn(soundWords[aspect], key) ? soundWords[aspect][key] : undefined
  if (value === undefined) draft.faults.push({ text: whole, code: 'sound' })
  else draft.sounds.push({ aspect, value, ...(isWithout && { isWithout }) })
}

/** `12`, `#12`: the number of a case. */
function ofCase(draft: Draft, value: string, isWithout: boolean, whole: string): void {
  const number = /^#?(\d{1,9})$/.exec(value)?.[1]
  if (number === undefined) draft.faults.push({ text: whole, code: 'case' })
  else (isWithout ? draft.withoutCases : draft.cases).push(Number(number))
}
