import { lazy, Suspense } from 'react'
import { useParams, useSearch } from '@tanstack/react-router'
import { useAsked, useStage } from '#web/actions'
import { bringViewEditor, useSavedView, VIEW_DEEDS } from '#web/views'
import { useWays } from '#web/ways'
import { usePlace } from './place.ts'
import { searchOf } from './places.ts'

const ViewEditor = lazy(async () => ({ default: (await bringViewEditor()).ViewEditor }))

/** The editor of views, where it was asked for: it begins with the list on screen. */
export function ViewAsked() {
  const { ask } = useStage()
  const asking = useAsked()
  const ways = useWays()
  const { view = 'all' } = useParams({ strict: false })
  const narrowing = usePlace(view, searchOf(useSearch({ strict: false })))
  const saved = useSavedView(narrowing.saved)
  const before = asking === VIEW_DEEDS.edit ? saved : undefined
  const close = (): void => ask(undefined)
  return (
    <Suspense>
      <ViewEditor
        before={before}
        from={narrowing}
        fromSaved={saved}
        onClose={close}
        onDone={kept => {
          close()
          if (kept?.id !== before?.id) ways.go(ways.inbox(kept?.id ?? 'mine'))
        }}
      />
    </Suspense>
  )
}
