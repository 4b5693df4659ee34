import type { World } from '#api'
import type { DemoClock } from '../clock.ts'
import type { Phone } from '../phone/open-phone.ts'
import type { Bubble, Deed, Seat } from '../phone/phone-app.ts'
import type { DemoBrand } from './brands.ts'
import { type Desk, deskOf, nextEvent } from './desk.ts'
import type { Memory } from './memory.ts'
import { pictureOf } from './pictures.ts'
import type { Promised } from './promise.ts'
import type { Step, Story } from './read-stories.ts'

type Settings = {
  world: World
  clock: DemoClock
  phone: Phone
  memory: Memory
  brands: readonly DemoBrand[]
  stories: readonly Story[]
  progress: (done: number, all: number) => void
  signal?: AbortSignal | undefined
}

/**
 * Lives through the stories in the order of their steps: customers write by the phone, colleagues answer at the desk.
 * Steps that have happened are left out, so that it can be interrupted anywhere and done again. How many were left.
 */
export async function fill(settings: Settings): Promise<number> {
  const { memory, phone, stories, clock, progress, signal } = settings
  const told = stories.flatMap(story => {
    const seat = phone.seats.find(each => each.brand === story.brand && hasPlace(each, story.place))
    return seat ? story.steps.map(step => ({ story, step, seat })) : []
  })
  const left = told
    .filter(({ step }) => !memory.has(step.story, step.number))
    .toSorted((a, b) => a.step.at - b.step.at || a.step.number - b.step.number)
  for (const [done, { story, step, seat }] of left.entries()) {
    signal?.throwIfAborted()
    progress(done, left.length)
    clock.travel(step.at)
    const conversationId = await live(settings, story, step, seat).catch((error: unknown) => {
      throw new Error(`In the story of ${story.person.name} (${story.place}, step ${step.number}): ${String(error)}`, {
        cause: error,
      })
    })
    memory.happened({ story: story.id, number: step.number, ...(conversationId ? { conversationId } : {}) })
  }
  if (left.length > 0) progress(left.length, left.length)
  clock.arrive()
  return left.length
}

const hasPlace = ({ app }: Seat, place: string) => app.places.some(({ id }) => id === place)

/** The conversation, where a customer's message told it. */
async function live(settings: Settings, story: Story, step: Step, seat: Seat): Promise<string | undefined> {
  if (step.kind === 'says') return says(settings, story, step, seat)
  if (step.kind === 'reacts' && step.by === 'person') {
    const target = await lastOfBrand(settings.phone, story, seat)
    if (target) await settings.phone.does(seat.id, story.place, story.person.id, reaction(target, step.emoji))
    return undefined
  }
  const conversationId = settings.memory.conversationOf(story.id)
  if (!conversationId) throw new Error('Nobody has written yet')
  const desk = seatedAt(settings, story)
  if (step.kind === 'answers') await answers(settings, story, desk, { conversationId, text: step.text, seat })
  else if (step.kind === 'notes') await desk.note(conversationId, step.text)
  else if (step.kind === 'closes') await desk.close(conversationId, step.reason)
  else if (step.kind === 'snoozes') await desk.snooze(conversationId, step.at + step.ms)
  else if (step.kind === 'gives') await desk.give(conversationId, step)
  else if (step.kind === 'reacts') await desk.react(conversationId, step.emoji)
  else if (isPromised(step)) await desk.promise(conversationId, step)
  else await desk.mark(conversationId, step)
  return undefined
}

const promisings: ReadonlySet<string> = new Set([
  'promises',
  'progresses',
  'keeps',
  'renegotiates',
] satisfies Promised['kind'][])
const isPromised = <S extends Step>(step: S): step is Extract<S, Promised> => promisings.has(step.kind)

const reaction = ({ id }: Bubble, emoji: string): Deed => ({ deed: 'react', of: id, emoji })

async function says(
  { world, phone }: Settings,
  { person, place }: Story,
  step: Extract<Step, { kind: 'says' }>,
  seat: Seat,
): Promise<string> {
  const file = step.picture ? { file: await pictureOf(step.picture) } : {}
  const { text, subject, stars } = step
  const said = { text, ...(subject ? { subject } : {}), ...(stars ? { stars } : {}), ...file }
  const received = nextEvent(
    world,
    `“${text || step.picture}” being received`,
    ({ kind }) => kind === 'message.received',
  )
  received.catch(() => {})
  await phone.does(seat.id, place, person.id, { deed: 'say', ...said })
  return (await received).conversationId!
}

function seatedAt({ world, brands, memory }: Settings, { brand, agent }: Story): Desk {
  const found = brands.find(each => each.id === brand)!
  const colleague = found.team.find(each => each.name.startsWith(agent)) ?? found.team.at(-1)!
  const { workspaceId, people } = memory.begun!.teams[brand]!
  const { id, name, role } = colleague
  return deskOf(world, { workspaceId, personId: people[id]!, name, role })
}

/** It has been answered when the customer can see it. */
async function answers(
  { phone }: Settings,
  { place }: Story,
  desk: Desk,
  { conversationId, text, seat }: { conversationId: string; text: string; seat: Seat },
): Promise<void> {
  const seen = new Promise<void>(resolve => {
    const end = phone.listen(event => {
      const isIt = event.kind === 'bubble' && event.seat === seat.id && event.place === place
      if (!isIt || event.bubble.by !== 'brand') return
      end()
      resolve()
    })
    setTimeout(() => (end(), resolve()), 5000).unref()
  })
  await desk.answer(conversationId, text)
  await seen
}

async function lastOfBrand({ journal }: Phone, { place, person }: Story, seat: Seat): Promise<Bubble | undefined> {
  return journal.of(seat.id)[place]?.findLast(each => each.by === 'brand' && each.person === person.id)
}
