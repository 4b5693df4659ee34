import assert from 'node:assert/strict'
import { test } from 'node:test'
import { QueryClient, QueryObserver } from '@tanstack/react-query'
import type { SavedView } from '#protocol'
import type { Frame } from '#web/live'
import { type Holding, takeFrame } from './cache.ts'
import { viewsKey } from './keys.ts'

const view = (isFilling: boolean) => ({ id: 'late', isFilling, count: 0 }) as SavedView
const holding: Holding = {
  ...{ workspaceId: 'brand', me: 'lucia', sight: { sees: 'all', teamIds: [], mateIds: [] } },
  client: new QueryClient({ defaultOptions: { queries: { retry: false } } }),
}
const frame: Frame = {
  ...{ kind: 'frame', number: 7, rows: [], messages: [], gone: [], left: [], stale: [], more: 0 },
  views: [{ id: 'late', count: 0, isFilling: false, rows: [], gone: [] }],
} as never

for (const isShown of [false, true]) {
  test(`an answer that was read before the news and comes behind it does not stand, ${isShown ? 'while one is shown' : 'nor as the first'}`, async () => {
    const { client } = holding
    client.clear()
    const queryKey = viewsKey('brand')
    if (isShown) client.setQueryData(queryKey, [view(true)])
    const read = Promise.withResolvers<SavedView[]>()
    const answers = [read.promise, Promise.resolve([view(false)])]
    const screen = new QueryObserver<SavedView[]>(client, { queryKey, queryFn: () => answers.shift()! })
    const settled = Promise.withResolvers<void>()
    const leave = screen.subscribe(({ isFetching }) => {
      if (!isFetching && answers.length === 0) settled.resolve()
    })
    takeFrame(holding, frame)
    read.resolve([view(true)])
    await settled.promise
    leave()
    assert.deepEqual(client.getQueryData(queryKey), [view(false)])
  })
}
