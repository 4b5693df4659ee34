import assert from 'node:assert/strict'
import type { Context, Inbound, Out, Pulled } from '#channel'
import { channels } from '#channels'

const bluesky = channels.get('bluesky')!

/** Of the network's own test tool: what is needed of it. */
export type Peer = {
  pds: { url: string; port: number }
  plc: { url: string }
  processAll(): Promise<void>
}

type Account = { did: string; handle: string; token: string }
type Fields = Record<string, never>

const passwordOf = (name: string) => `${name}-pass-word`

/** One sentence for each thing that the channel and the network's own programs agree on. */
export async function story(peer: Peer): Promise<string[]> {
  const proved: string[] = []
  const prove = async (sentence: string, deed: () => Promise<void>) => {
    await deed()
    proved.push(sentence)
  }
  const shop = await signUp(peer, 'urraca')
  const nora = await signUp(peer, 'nora')
  const ctx = contextOf(peer, shop)
  const root = await write(peer, shop, { text: 'New mugs are here!' })
  await peer.processAll()

  await prove('the credentials are good', async () => assert.deepEqual(await bluesky.check(ctx), { state: 'good' }))

  const { cursor } = await pull(ctx, undefined, 0)
  const mention = `@${shop.handle}`
  const picture = await upload(peer, nora)
  const answer = await write(peer, nora, {
    text: `${mention} mine is broken`,
    facets: [facet(mention, { $type: 'app.bsky.richtext.facet#mention', did: shop.did })],
    reply: { root, parent: root },
    embed: { $type: 'app.bsky.embed.images', images: [{ alt: 'a crack', image: picture }] },
  })
  await write(peer, nora, { text: 'look at them', embed: { $type: 'app.bsky.embed.record', record: root } })
  await peer.processAll()

  let behind = cursor
  await prove('an answer that mentions us comes once, with what it answers, its picture and its writer', async () => {
    const { found, cursor: end } = await pull(ctx, cursor, 2)
    behind = end
    const messages = found.filter(each => each.kind === 'message')
    assert.deepEqual(
      messages.map(({ text, lane }) => [text, lane]),
      [
        [`${mention} mine is broken`, root.uri],
        ['look at them', messages[1]!.externalId],
      ],
    )
    const [first] = messages
    assert.deepEqual([first!.externalId, first!.quoteOf, first!.from.id], [answer.uri, root.uri, nora.did])
    const [above, image] = first!.parts!
    assert.ok(above?.kind === 'post' && above.text === 'New mugs are here!')
    assert.ok(image?.kind === 'image' && image.alt === 'a crack' && /^https?:/.test(image.ref.url ?? ''))
  })

  const out: Out = {
    ...{ id: '019a9f9e-2f80-7c3a-9d42-0000000000aa', deed: 'reply', profileKey: 'main', visibility: 'public' },
    ...{ to: { id: nora.did, lane: root.uri }, targetId: answer.uri, at: Date.now() },
    text: `¡Lo sentimos, @${nora.handle}! https://urraca.example/77 #urraca`,
  }
  let answered = ''
  await prove('our answer is taken with its links, and the same once more is the same one', async () => {
    const all = [await bluesky.send(out, ctx), await bluesky.send(out, ctx), await bluesky.find!(out, ctx)]
    assert.ok(all[0]?.kind === 'sent', JSON.stringify(all[0]))
    answered = all[0].externalId
    assert.deepEqual(all, [all[0], all[0], all[0]])
  })
  await prove('the network shows it under what it answers, with facets that lead where they say', async () => {
    await peer.processAll()
    const { posts } = (await call(peer, nora, 'app.bsky.feed.getPosts', { uris: answered })) as never as {
      posts: Fields[]
    }
    const { record } = posts[0] as never as {
      record: { reply: Record<string, { uri: string }>; facets: unknown[]; text: string }
    }
    assert.deepEqual([record.reply.root!.uri, record.reply.parent!.uri], [root.uri, answer.uri])
    assert.equal(record.facets.length, 3)
  })
  await prove('it reaches the one who is answered', async () => {
    const { notifications } = (await call(peer, nora, 'app.bsky.notification.listNotifications', {})) as never as {
      notifications: { uri: string }[]
    }
    assert.ok(notifications.some(({ uri }) => uri === answered))
  })
  await prove('a picture with words for it is taken', async () => {
    const part = {
      kind: 'image' as const,
      file: 'f-1',
      name: 'dot.png',
      type: 'image/png',
      size: dot.length,
      alt: 'a dot',
    }
    const sent = await bluesky.send({ ...out, id: 'with-picture', deed: 'post', text: 'See', parts: [part] }, ctx)
    assert.equal(sent.kind, 'sent', JSON.stringify(sent))
  })
  await prove('a like and its taking back, hiding and showing, and taking back a post are taken', async () => {
    const deeds: Partial<Out>[] = [
      { deed: 'like', id: 'like-1' },
      { deed: 'hide', id: 'hide-1' },
      { deed: 'hide', id: 'hide-2', on: false },
    ]
    for (const deed of deeds) {
      const sent = await bluesky.send({ ...out, ...deed }, ctx)
      assert.equal(sent.kind, 'sent', `${deed.id}: ${JSON.stringify(sent)}`)
    }
    await peer.processAll()
    for (const deed of [
      { deed: 'like', id: 'like-2', on: false },
      { deed: 'unsend', id: 'unsend-1', targetId: answered },
    ] as const)
      assert.equal((await bluesky.send({ ...out, ...deed }, ctx)).kind, 'sent', deed.id)
    assert.deepEqual(await bluesky.find!(out, ctx), { kind: 'retry', after: 0, code: 'not-arrived' })
  })
  await prove('what is too long, or answers what is gone, is refused for good', async () => {
    await call(peer, nora, 'com.atproto.repo.deleteRecord', nameOf(answer.uri), 'tell')
    await peer.processAll()
    const sent = await bluesky.send({ ...out, id: 'late' }, ctx)
    assert.ok(sent.kind === 'rejected' && sent.code === 'target-gone', JSON.stringify(sent))
  })
  await prove('a person is found by their account', async () => {
    assert.equal((await bluesky.person!(nora.did, 'main', ctx))?.id, nora.did)
    assert.equal(await bluesky.person!('did:plc:nobody22222222222222222', 'main', ctx), undefined)
  })
  await prove('after a pause only what is new comes', async () => {
    await write(peer, nora, {
      text: `${mention} still there?`,
      facets: [facet(mention, { $type: 'app.bsky.richtext.facet#mention', did: shop.did })],
    })
    await peer.processAll()
    const { found } = await pull(ctx, behind, 1)
    assert.deepEqual(
      found.map(each => each.kind === 'message' && each.text),
      [`${mention} still there?`],
    )
  })
  await prove('another password is refused', async () => {
    const settings = { ...(ctx.settings as object), password: 'another' }
    const health = await bluesky.check({ ...ctx, settings })
    assert.ok(health.state === 'failing' && health.code === 'refused', JSON.stringify(health))
  })
  return proved
}

const dot = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)

function contextOf(peer: Peer, { handle }: Account): Context<unknown> {
  const kept = new Map<string, string>()
  // Messages are of a service that is not open.
  const settings = {
    handle,
    password: passwordOf('urraca'),
    messages: 'no',
    address: peer.pds.url,
    directory: peer.plc.url,
  }
  return {
    settings,
    fetch,
    now: Date.now,
    signal: AbortSignal.timeout(120_000),
    file: async () => ({ name: 'dot.png', type: 'image/png', bytes: dot }),
    fileAddress: () => '',
    hook: '',
    keep: {
      read: async name => kept.get(name),
      write: async (name, value) => void (value === undefined ? kept.delete(name) : kept.set(name, value)),
    },
    pause: () => new Promise(done => void setTimeout(done, 200)),
  }
}

async function pull(ctx: Context<unknown>, from: string | undefined, count: number) {
  const found: Inbound[] = []
  for await (const { body, cursor } of bluesky.listen!(ctx, from) as AsyncIterable<Pulled>) {
    found.push(...bluesky.parse({ body, headers: {}, query: '' }, ctx.settings))
    if (found.length >= count) return { found, cursor }
  }
  return assert.fail('the pull ended by itself')
}

async function signUp(peer: Peer, name: string): Promise<Account> {
  const handle = `${name}.test`
  const body = { handle, email: `${name}@example.com`, password: passwordOf(name) }
  const said = (await post(peer, 'com.atproto.server.createAccount', body)) as { did: string; accessJwt: string }
  return { did: said.did, handle, token: said.accessJwt }
}

const write = async (peer: Peer, by: Account, record: object): Promise<{ uri: string; cid: string }> => {
  const body = {
    ...{ repo: by.did, collection: 'app.bsky.feed.post' },
    record: { $type: 'app.bsky.feed.post', createdAt: new Date().toISOString(), ...record },
  }
  const { uri, cid } = (await call(peer, by, 'com.atproto.repo.createRecord', body, 'tell')) as never as Record<
    string,
    string
  >
  return { uri: uri!, cid: cid! }
}

async function upload(peer: Peer, by: Account): Promise<unknown> {
  const headers = { 'content-type': 'image/png', authorization: `Bearer ${by.token}` }
  const response = await fetch(`${peer.pds.url}/xrpc/com.atproto.repo.uploadBlob`, {
    method: 'POST',
    headers,
    body: dot,
  })
  return ((await response.json()) as { blob: unknown }).blob
}

const facet = (text: string, feature: object) => ({
  index: { byteStart: 0, byteEnd: Buffer.byteLength(text) },
  features: [feature],
})

const nameOf = (uri: string) => {
  const [repo, collection, rkey] = uri.slice('at://'.length).split('/')
  return { repo, collection, rkey }
}

async function call(
  peer: Peer,
  by: Account,
  nsid: string,
  values: object,
  how: 'ask' | 'tell' = 'ask',
): Promise<Fields> {
  if (how === 'tell') return post(peer, nsid, values, by.token) as Promise<Fields>
  const search = new URLSearchParams(values as Record<string, string>).toString()
  const response = await fetch(`${peer.pds.url}/xrpc/${nsid}?${search}`, {
    headers: { authorization: `Bearer ${by.token}` },
  })
  assert.ok(response.ok, `${nsid}: ${response.status}`)
  return (await response.json()) as Fields
}

async function post(peer: Peer, nsid: string, body: object, token?: string): Promise<unknown> {
  const response = await fetch(`${peer.pds.url}/xrpc/${nsid}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(token ? { authorization: `Bearer ${token}` } : {}) },
    body: JSON.stringify(body),
  })
  assert.ok(response.ok, `${nsid}: ${response.status} ${response.ok ? '' : await response.text()}`)
  return response.json()
}
