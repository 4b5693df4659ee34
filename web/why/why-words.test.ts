import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import type { RoutingDecision, RoutingStanding } from '#protocol'
import type { Catalogue, Language } from '#web/texts'
import { formatsOf } from '../texts/formats.ts'
import { translatorOf } from '../texts/translate.ts'
import { answerOf } from './answer.ts'
import { byChance, type Could, countWords, couldWords, othersWords, type Waiting } from './could-words.ts'
import { decisionWords } from './decision-words.ts'
import { needWords } from './need-words.ts'
import { hindrances, type Saying } from './saying.ts'
import { timeWords } from './time-words.ts'

const catalogueOf = (language: Language): Catalogue =>
  JSON.parse(readFileSync(join(import.meta.dirname, '../../protocol/texts', `${language}.json`), 'utf8')) as Catalogue
const names: Record<string, string> = { ana: 'Ana Ruiz', luis: 'Luis Vega', sofia: 'Sofía Mar' }
const sayingOf = (language: Language): Saying => ({
  t: translatorOf(language, catalogueOf(language)),
  formats: formatsOf(language, 'Europe/Madrid'),
  nameOf: id => names[id] ?? 'alguien que ya no está',
  isMe: id => id === 'ana',
  skillOf: id => (id === 'insurance' ? 'Seguros' : undefined),
  languageOf: code => ({ ca: 'catalán' })[code] ?? code,
})
const spanish = sayingOf('es')
const english = sayingOf('en')

const noon = Date.UTC(2026, 10, 23, 11)
const plain = (text: string): string => text.replaceAll(/[\u00a0\u202f]/g, ' ')

type Detail = RoutingDecision['detail']
const decision = (kind: RoutingDecision['kind'], agentId: string | null, detail: Detail = {}): RoutingDecision => ({
  ...{ id: `${kind} ${agentId}`, at: noon, kind, agentId, detail },
})
const said = (kind: RoutingDecision['kind'], agentId: string | null, detail: Detail = {}, saying = spanish): string =>
  plain(decisionWords(decision(kind, agentId, detail), saying))

const rank = { urgency: 0.4, index: 0.8, isOverdue: false }
const could = (agentId: string, refusal: Could['refusal'], fromAt: number | null = null): Could => ({
  ...{ agentId, refusal, opensAt: fromAt === null ? 0 : 1, fromAt },
})
const waiting = (change: Partial<Waiting> = {}): Waiting => ({
  ...{ kind: 'waiting', rank, mode: 'push', arrivedAt: noon, dueAt: noon + 3_600_000, ahead: 0 },
  ...{ keptFor: null, reservedAgentId: null, filters: {}, could: [] },
  ...change,
})
const answered = (standing: RoutingStanding | null, decisions: RoutingDecision[] = [], saying = spanish) => {
  const found = answerOf({ standing, decisions }, 'open', saying)
  return found && { say: plain(found.say), more: found.more.map(plain) }
}
const why = { lane: 'rank', urgency: 0.4, index: 0.8, filters: {} } as const
const held = { kind: 'held', agentId: 'ana', phase: 'active', isPaused: false } as const

test('who has it is told why they got it, by what was decided last', () => {
  const alone = [{ agentId: 'ana', alike: 1, cost: 0.2 }]
  const offer = decision('offered', 'ana', { why: { ...why, candidates: alone } })
  const taken = decision('assigned', 'ana', { reason: 'accepted' })
  assert.deepEqual(answered(held, [taken, offer]), {
    say: 'La llevas tú: se te ofreció y la aceptaste.',
    more: ['En ese momento nadie más podía atenderla.'],
  })
  const among = { ...offer, detail: { why: { ...why, candidates: [{ agentId: 'ana', alike: 3, cost: 0.2 }] } } }
  assert.deepEqual(answered(held, [taken, among])?.more, ['De quienes podían, eras quien mejor encajaba.'])
  const luis = { ...held, agentId: 'luis' }
  assert.equal(
    answered(luis, [decision('assigned', 'luis', { reason: 'pulled' })])?.say,
    'La lleva Luis Vega: la tomó de la cola.',
  )
})

test('who was not given it by distribution is not said to have been', () => {
  const other = 'La llevas tú. No te la dio el reparto.'
  assert.equal(answered(held)?.say, other)
  assert.equal(answered(held, [decision('assigned', 'luis', { reason: 'accepted' })])?.say, other)
  const [back, before] = [decision('requeued', 'ana', { reason: 'left' }), decision('assigned', 'ana')]
  assert.equal(answered(held, [back, before])?.say, other)
})

test('every reason for which somebody has it is told, to them and of them', () => {
  for (const reason of ['accepted', 'pulled', 'by-hand', 'same-customer', 'woken', 'one-hand', 'other'])
    for (const saying of [spanish, english])
      for (const agentId of ['ana', 'luis']) {
        const say = answered({ ...held, agentId }, [decision('assigned', agentId, { reason })], saying)!.say
        assert.doesNotMatch(say, /why\.|undefined/)
        assert.equal(say.includes('Luis Vega'), agentId === 'luis', say)
      }
})

test('what is put aside, answered or parked is told beside whose it is', () => {
  const more = (change: object) => answered({ ...held, ...change })?.more
  assert.deepEqual(more({ isPaused: true }), ['Está en pausa mientras se atiende a alguien que espera en línea.'])
  assert.deepEqual(more({ phase: 'answered' }), ['Ya está contestada: espera al cliente.'])
  assert.deepEqual(more({ phase: 'parked' }), [
    'Está aparcada: casi no ocupa, y sigue con la misma persona si el cliente escribe.',
  ])
})

test('what is offered says to whom and until when', () => {
  const offered = { kind: 'offered', agentId: 'luis', expiresAt: noon, rank } as const
  assert.deepEqual(answered(offered), {
    say: 'Se ofrece a Luis Vega hasta las 12:00.',
    more: ['Si no contesta, se pregunta a otra persona.'],
  })
  assert.equal(answered({ ...offered, agentId: 'ana' }, [], english)?.say, 'It is offered to you until 12:00.')
})

test('what waits says why nobody has it, since when, and what comes before', () => {
  const say = (change: Partial<Waiting>) => answered(waiting(change))?.say
  const two = [could('luis', 'weight'), could('sofia', 'weight')]
  assert.deepEqual(answered(waiting({ could: two, ahead: 2 })), {
    say: 'Espera: quienes podrían atenderla no tienen sitio ahora.',
    more: ['Espera desde 23 nov, 12:00.', 'Otras 2 van antes.'],
  })
  assert.equal(
    say({ could: [could('luis', 'weight'), could('ana', 'absent')] }),
    'Espera: de quienes podrían atenderla no queda nadie libre ahora.',
  )
  assert.equal(say({ could: [could('luis', null), could('ana', 'absent')] }), 'Está a punto de ofrecerse.')
  assert.equal(say({ could: two, keptFor: 'luis' }), 'Espera a Luis Vega, que lleva a este cliente.')
  assert.equal(say({ could: two, reservedAgentId: 'ana' }), 'Espera a que tengas sitio: se te guarda.')
  assert.equal(
    say({ could: [could('luis', null)], mode: 'pull' }),
    'Espera en una cola que no se reparte: la toma quien quiera.',
  )
  for (const each of hindrances)
    assert.doesNotMatch(answered(waiting({ could: [could('luis', each)] }), [], english)!.say, /why\./)
})

test('what nobody can ever take says what it asks for', () => {
  const needs = [
    { skill: 'insurance', level: 3, isHard: true },
    { skill: 'language:ca', level: 1, isHard: true },
    { skill: 'kind:email', level: 1, isHard: true },
  ]
  assert.deepEqual(answered(waiting(), [decision('unserved', null, { needs })]), {
    say: 'Espera, y nadie de la casa puede atenderla.',
    more: [
      'Pide Seguros (nivel 3), hablar catalán y atender el correo.',
      'Quien supervisa ya lo sabe.',
      'Espera desde 23 nov, 12:00.',
    ],
  })
  assert.equal(needWords([{ skill: 'gone', level: 2, isHard: true }], english), 'a skill that is no more')
  assert.equal(needWords([], english), undefined)
})

test('where distribution has no part there is no answer; what is over says so', () => {
  assert.equal(answered(null), undefined)
  const log = [decision('assigned', 'ana', { reason: 'accepted' })]
  assert.deepEqual(answered(null, log), { say: 'Ahora no hay nada que repartir.', more: [] })
  assert.equal(
    answerOf({ standing: null, decisions: log }, 'closed', spanish)?.say,
    'Está cerrada: ya no espera a nadie.',
  )
})

test('how late it is is told as a share of its time', () => {
  const time = (change: Partial<typeof rank>, dueAt: number | null = noon) =>
    plain(timeWords(waiting({ rank: { ...rank, ...change }, dueAt }), spanish))
  assert.equal(time({}), 'Ha pasado el 40 % de su tiempo; se acaba 23 nov, 12:00.')
  assert.equal(time({}, null), 'Ha pasado el 40 % de su tiempo.')
  assert.equal(time({ urgency: 1.3 }), 'Llega tarde: ha pasado el 130 % de su tiempo.')
  assert.match(time({ urgency: 2.5, isOverdue: true }), /^Llega muy tarde, y por eso va antes.*250 %/)
})

test('who could take it is told with what stands in the way, whoever may first in front', () => {
  const all = [could('sofia', 'soft-level', noon + 60_000), could('luis', 'absent'), could('ana', null)]
  assert.deepEqual(
    byChance(all, spanish).map(one => `${one.agentId}: ${couldWords(one, spanish)}`),
    [
      'ana: Puede ahora.',
      'luis: No está disponible.',
      'sofia: Le falta nivel en lo que pide. Podrá desde 23 nov, 12:01.',
    ],
  )
  for (const each of hindrances)
    for (const saying of [spanish, english]) {
      assert.doesNotMatch(couldWords(could('luis', each), saying), /why\./)
      assert.doesNotMatch(countWords({ [each]: 2 }, saying), /why\.|[{}]/)
    }
})

test('those who never could are counted apart, by what they lack', () => {
  const filters = { absent: 2, 'hard-skill': 2, weight: 1 }
  assert.equal(
    othersWords(waiting({ filters, could: [could('luis', 'absent'), could('ana', 'weight')] }), spanish),
    'Otras 3 no podrían: una no está disponible y a 2 les falta una habilidad que pide.',
  )
  assert.equal(othersWords(waiting({ filters: { absent: 2 } }), english), 'Nobody: 2 are not available.')
  assert.equal(othersWords(waiting({ filters: { weight: 1 }, could: [could('luis', 'weight')] }), spanish), undefined)
})

test('every decision is a sentence, to whom it is about and to everybody else', () => {
  assert.equal(said('offered', 'ana', { expiresAt: noon }), 'Se te ofreció, hasta las 12:00.')
  assert.equal(said('offered', 'luis'), 'Se ofreció a Luis Vega.')
  assert.equal(said('widened', 'luis'), 'El cliente escribió más, y se sumó a lo que se ofrecía a Luis Vega.')
  assert.equal(said('returned', 'luis', { reason: 'declined' }), 'Luis Vega dijo que no.')
  assert.equal(said('returned', 'ana', { reason: 'no-answer' }, english), 'You did not answer in time.')
  assert.equal(said('assigned', 'gone', { reason: 'accepted' }), 'Alguien que ya no está la aceptó.')
  assert.equal(
    said('reserved', 'luis', { freeAt: noon }),
    'Se guardó sitio a Luis Vega para ella, libre hacia las 12:00.',
  )
  assert.equal(said('unserved', null), 'Nadie de la casa podía atenderla.')
  assert.equal(
    said('refused', 'luis', { reason: 'weight' }),
    'Luis Vega la pidió, y no pudo ser. No tiene sitio ahora.',
  )
  assert.equal(said('refused', 'ana', { reason: 'gone' }), 'La pediste, y no pudo ser. Ya no esperaba.')
  assert.equal(said('refused', 'ana', {}), 'La pediste, y no pudo ser.')
})

test('no decision and no reason is told by its bare name', () => {
  const reasons: [RoutingDecision['kind'], (string | undefined)[]][] = [
    ['returned', ['declined', 'no-answer', 'left', 'more-came', 'changed', 'linked', 'by-hand', 'closed', undefined]],
    ['assigned', ['accepted', 'pulled', 'by-hand', 'same-customer', 'woken', 'one-hand', 'new']],
    ['requeued', ['left', 'woken', 'by-hand', 'one-hand', undefined]],
    ['refused', [...hindrances, 'offered', 'gone', undefined]],
    ...(['paused', 'resumed', 'parked', 'reserved', 'widened', 'offered'] as const).map(
      (kind): [RoutingDecision['kind'], undefined[]] => [kind, [undefined]],
    ),
  ]
  for (const [kind, all] of reasons)
    for (const reason of all)
      for (const saying of [spanish, english])
        for (const agentId of ['ana', 'luis'])
          assert.doesNotMatch(
            said(kind, agentId, reason === undefined ? {} : { reason }, saying),
            /why\.|undefined|[{}]/,
          )
})
