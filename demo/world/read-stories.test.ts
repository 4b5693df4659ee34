import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { demoBrands } from './brands.ts'
import { furnitureOf } from './furniture.ts'
import { readStories, type Story } from './read-stories.ts'

const now = Date.UTC(2026, 10, 22, 12)
const day = 86_400_000

const stories = demoBrands.flatMap(({ id }) =>
  readStories(id, readFileSync(join(import.meta.dirname, '..', 'stories', `${id}.txt`), 'utf8'), now),
)

const nameOf = ({ person, place }: Story) => `${person.name} · ${place}`
const textsOf = ({ steps }: Story) => steps.flatMap(step => ('text' in step ? [step.text] : []))

test('a story is read as it is written, its steps one after the other', () => {
  const written =
    '== email · Emma Lind (en) · 2d 09:30 · Lucía\n> [Hello] Is it ★?¶Emma\n~ 2h\n< It is.\n% Flowers 12,50: It broke\n= praise\n'
  const [story] = readStories('urraca', written, now)
  assert.deepEqual([story!.place, story!.person.name, story!.agent], ['email', 'Emma Lind', 'Lucía'])
  const [says, answers, gives] = story!.steps
  assert.deepEqual([says!.kind, says!.at], ['says', now - 2 * day - 2.5 * 3_600_000])
  assert.ok(says!.kind === 'says' && says!.subject === 'Hello' && says!.text === 'Is it ★?\nEmma')
  assert.ok(answers!.at > says!.at)
  assert.ok(gives?.kind === 'gives')
  assert.deepEqual([gives.name, gives.amount, gives.reason], ['Flowers', 1250, 'It broke'])
})

test('whoever answers in a story works there, and nothing in it happens after now', () => {
  for (const story of stories) {
    const { team } = demoBrands.find(({ id }) => id === story.brand)!
    assert.ok(
      team.some(({ name }) => name.startsWith(story.agent)),
      `${nameOf(story)}: ${story.agent}`,
    )
    for (const { at } of story.steps) assert.ok(at <= now, `${nameOf(story)} ends after now`)
  }
})

/** Dates would be wrong on all days but one. */
const dated =
  /\b(el día \d|del \d+ al \d|enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre|diciembre|January|February|March|April|June|July|August|September|October|November|December)\b/i

test('stories name no day of the calendar, for the world is lived through on any', () => {
  const named = stories.flatMap(story => textsOf(story).filter(text => dated.test(text)))
  assert.deepEqual(named, [])
})

test('work is spread unevenly, some wait unanswered, some praise and some only make a noise', () => {
  const loads = Map.groupBy(stories, ({ agent }) => agent)
  const counts = [...loads.values()].map(({ length }) => length)
  assert.ok(Math.max(...counts) > 2 * Math.min(...counts))
  const waiting = stories.filter(({ steps }) => steps.at(-1)!.kind === 'says' && now - steps.at(-1)!.at < 2 * day)
  assert.ok(waiting.length > 10)
  for (const reason of ['praise', 'fault', 'order', 'return', 'payment', 'idea', 'other'])
    assert.ok(
      stories.some(({ steps }) => steps.some(step => step.kind === 'closes' && step.reason === reason)),
      `nothing is closed as ${reason}`,
    )
})

test('what is done beside the talk takes none of its time, and names what was laid out', () => {
  const talk = '== email · Emma Lind · 2d 09:30 · Lucía\n> Hola\n~ 2h\n< Hola\n= praise\n'
  const marked = talk
    .replace('> Hola\n', '> Hola\n@ Garantía, Envíos\n: Pedido = 48001\n^ Empresas\n')
    .replace('< Hola\n', '< Hola\np send 3h: Mandarle otra\ng Sale hoy\nr 2d\nk Entregada\n')
  const [plain, marks] = [talk, marked].map(written => readStories('urraca', written, now)[0]!)
  const spoken = (story: Story) =>
    story.steps.filter(
      ({ kind }) => !['tags', 'fills', 'hands', 'promises', 'progresses', 'keeps', 'renegotiates'].includes(kind),
    )
  assert.deepEqual(spoken(marks!), spoken(plain!))
  assert.equal(marks!.steps.length, plain!.steps.length + 7)
  assert.deepEqual(
    marks!.steps.flatMap(step => (step.kind === 'promises' ? [step.matter, step.ms, step.text] : [])),
    ['send', 3 * 3_600_000, 'Mandarle otra'],
  )
  for (const { brand, steps } of stories) {
    const { tags, teams, fields } = furnitureOf[brand]!
    for (const step of steps) {
      if (step.kind === 'tags') for (const name of step.names) assert.ok(name in tags, name)
      if (step.kind === 'hands') assert.ok(step.team in teams, step.team)
      if (step.kind === 'fills')
        assert.ok(
          fields.some(({ label }) => label === step.label),
          step.label,
        )
    }
  }
})
