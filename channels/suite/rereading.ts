import assert from 'node:assert/strict'
import type { ChannelCase } from './case.ts'
import { stage } from './sending.ts'

/** What customers wrote in public and then deleted is found, and nothing else; silence is not taken for it. */
export async function findsWhatIsGone(subject: ChannelCase): Promise<void> {
  const { channel } = subject
  if (!channel.gone) return
  await using scene = await stage(subject)
  const { posts } = scene.vendor
  assert.ok(posts, 'the channel asks for what is gone, but its stand-in has no posts')
  const ids = posts.there()
  const gone = () => channel.gone!(ids, posts.profileKey, scene.ctx)
  assert.ok(ids.length > 1)
  assert.deepEqual(await gone(), [])
  posts.remove(ids[0]!)
  assert.deepEqual(await gone(), [ids[0]])
  scene.vendor.next('distrusts')
  await assert.rejects(gone(), 'it was refused, and says what is gone')
}
