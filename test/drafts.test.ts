import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { ConversationDrafts, DraftMark, Message, NewDraft, SavedDraft } from '#protocol'
import { newId } from '#lib'
import { type Draft, emptyDraft, readDraft, withText } from '../web/outbox/draft.ts'
import { openDraftKeeper } from '../web/outbox/draft-keeper.ts'
import { openLanternDesk } from './lantern-desk.ts'
import type { Client } from './world-client.ts'

/** A browser of somebody's: what it keeps, what it shows, and whether its connection stands. */
function browser(client: Client, conversationId: string, device: NewDraft['device']) {
  const kept = new Map<string, string>()
  const store = {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
    removeItem: (key: string) => void kept.delete(key),
  }
  const screen = { text: '', others: [] as readonly SavedDraft[], isOnline: true }
  let asked: Promise<unknown> = Promise.resolve()
  const over = <T>(ask: () => Promise<T>): Promise<T> => {
    const answer = screen.isOnline ? ask() : Promise.reject(new Error('No connection'))
    asked = answer.catch(() => undefined)
    return answer
  }
  const path = `/conversations/${conversationId}/drafts`
  const keeper = openDraftKeeper(readDraft(store, 'me', conversationId) ?? emptyDraft('private'), {
    ...{ store, whose: 'me', conversationId, device },
    load: () => over(() => client.get<ConversationDrafts>(path)),
    save: (kind, draft) => over(() => client.put<ConversationDrafts>(`${path}/${kind}`, draft)),
  })
  keeper.show({
    onDraft: change => void (screen.text = change(keeper.draft()).text),
    onOthers: others => void (screen.others = others),
  })
  /** Until it asks nothing any more. */
  const settled = async (): Promise<void> => {
    for (let last: unknown; last !== asked;) {
      last = asked
      await asked
      await new Promise(setImmediate)
    }
  }
  return {
    screen,
    keeper,
    kept,
    async writes(text: string) {
      screen.text = text
      keeper.change(withText(keeper.draft(), text))
      keeper.flush()
      await settled()
    },
    async looks() {
      keeper.look()
      await settled()
    },
    settled,
  }
}

test('what is written on one device goes on on the other, and sending takes it away from both', async () => {
  await using desk = await openLanternDesk()
  const { agent, says } = desk
  const id = await says('¿Y mi pedido?')
  const computer = browser(agent, id, 'computer')
  await computer.writes('Hola, Marta')
  const phone = browser(agent, id, 'phone')
  await phone.looks()
  assert.equal(phone.screen.text, 'Hola, Marta')
  await phone.writes('Hola, Marta. Sale hoy')
  await computer.looks()
  assert.deepEqual([computer.screen.text, computer.screen.others], ['Hola, Marta. Sale hoy', []])
  assert.deepEqual(
    (await agent.get<DraftMark[]>('/drafts')).map(mark => mark.conversationId),
    [id],
  )
  const draft = computer.keeper.versionOf('reply')!
  const sent = { id: newId(), text: 'Hola, Marta. Sale hoy.', files: [], visibility: 'private', draft }
  await agent.post<Message>(`/conversations/${id}/messages`, sent)
  assert.deepEqual(await agent.get('/drafts'), [])
  await phone.looks()
  assert.equal(phone.screen.text, '')
})

test('written on both without a connection, the later wins and the other is offered on both', async () => {
  await using desk = await openLanternDesk()
  const { agent, says } = desk
  const id = await says('¿Y mi pedido?')
  const [computer, phone] = [browser(agent, id, 'computer'), browser(agent, id, 'phone')]
  phone.screen.isOnline = false
  await phone.writes('Desde el tren')
  await computer.writes('Desde la mesa')
  assert.ok([...phone.kept.values()].join().includes('Desde el tren'), 'it waits in the browser')
  phone.screen.isOnline = true
  await phone.looks()
  assert.deepEqual(
    [phone.screen.text, phone.screen.others.map(each => each.text)],
    ['Desde el tren', ['Desde la mesa']],
  )
  await computer.looks()
  assert.deepEqual(
    [computer.screen.text, computer.screen.others.map(each => [each.text, each.origin])],
    ['Desde el tren', [['Desde la mesa', 'computer']]],
  )
  await agent.remove(`/conversations/${id}/drafts/reply/others/${computer.screen.others[0]!.version}`)
  await computer.looks()
  assert.deepEqual(computer.screen.others, [])
})

test('what one erases without having seen what the other wrote takes nothing from it', async () => {
  await using desk = await openLanternDesk()
  const { agent, says } = desk
  const id = await says('¿Y mi pedido?')
  const [computer, phone] = [browser(agent, id, 'computer'), browser(agent, id, 'phone')]
  await computer.writes('Uno')
  await phone.looks()
  phone.screen.isOnline = false
  await phone.writes('')
  await computer.writes('Uno y dos')
  phone.screen.isOnline = true
  await phone.looks()
  assert.equal(phone.screen.text, 'Uno y dos')
})

test('whoever was signed out while writing loses nothing', async () => {
  await using desk = await openLanternDesk()
  const { agent, says } = desk
  const id = await says('¿Y mi pedido?')
  const computer = browser(agent, id, 'computer')
  await computer.writes('A medias')
  await agent.post('/sign-out')
  await computer.writes('A medias y sin sesión')
  const kept = JSON.parse([...computer.kept.values()][0]!) as Draft
  assert.equal(kept.text, 'A medias y sin sesión')
})

test('nobody reads what a colleague writes, nor hears of it', async () => {
  await using desk = await openLanternDesk()
  const { world, agent, says } = desk
  const id = await says('¿Y mi pedido?')
  await browser(agent, id, 'computer').writes('Solo para mí')
  assert.deepEqual(await world.owner.get(`/conversations/${id}/drafts`), { drafts: [], others: [] })
  assert.deepEqual(await world.owner.get('/drafts'), [])
})

test('a text of 25 MB is refused with what to do', async () => {
  await using desk = await openLanternDesk()
  const { agent, says } = desk
  const id = await says('¿Y mi pedido?')
  const save = (text: string) =>
    agent.put(`/conversations/${id}/drafts/reply`, {
      ...{ base: null, text, files: [], visibility: 'private', device: 'computer' },
    })
  await assert.rejects(save('a'.repeat(100_001)), { status: 422, code: 'draft.too-long' })
  await assert.rejects(save('a'.repeat(25_000_000)), { status: 413, code: 'too-large' })
})
