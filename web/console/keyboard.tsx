import { type ComponentType, lazy, Suspense, useEffect } from 'react'
import { patiently } from '#web/bring'
import { bringChoosing, bringKeySheet, bringPalette, Chooser, useAsked, useKeys } from '#web/actions'
import { bringLinkCase } from '#web/cases'
import { bringMore, DEEDS } from '#web/conversations'
import { newId } from '#web/api'
import { bringGestures } from '#web/gestures'
import { useDone } from '#web/outbox'
import { VIEW_DEEDS } from '#web/views'
import { Notifications } from './bell.tsx'
import { bringNewIncident } from '#web/incidents'
import { actions } from './actions/index.ts'
import { choose, useChoices } from './choices.ts'

const ViewAsked = lazy(async () => ({ default: (await patiently(() => import('./view-asked.tsx'))).ViewAsked }))
const Palette = lazy(async () => ({ default: (await bringPalette()).Palette }))
const KeySheet = lazy(async () => ({ default: (await bringKeySheet()).KeySheet }))
/** What stands below the choices of an action comes when it is asked for: the choices are there at once. */
function soon<P extends object>(bring: () => Promise<ComponentType<P>>) {
  const Brought = lazy(async () => ({ default: await bring() }))
  return function Soon(props: P) {
    return (
      <Suspense>
        <Brought {...props} />
      </Suspense>
    )
  }
}

const GestureAsked = soon(async () => (await bringGestures()).GestureAsked)
const moreOf = (name: string) => soon(async () => (await bringMore()).more[name]!)
const SAID_MS = 6000
const MORE = {
  ...Object.fromEntries(
    [DEEDS.snooze, DEEDS.sendSnooze, DEEDS.sendLater, DEEDS.changeTime, DEEDS.snippet].map(name => [
      name,
      moreOf(name),
    ]),
  ),
  [DEEDS.incident]: soon(async () => (await bringNewIncident()).NewIncident),
}

/** The one list of actions, heard from the keyboard and shown where it is asked for. */
export function Keyboard() {
  const { letters } = useChoices()
  const asking = useAsked()
  const { say } = useDone()
  useKeys(actions, letters)
  useEffect(() => {
    void bringChoosing()
    // Brought before it is asked for: what is typed right after the key belongs to it.
    const timer = setTimeout(() => {
      void bringPalette()
      void bringMore()
      void bringLinkCase()
    }, 1500)
    return () => clearTimeout(timer)
  }, [])
  return (
    <>
      <Chooser actions={actions} more={MORE} />
      <Notifications />
      <Suspense>
        {(asking === VIEW_DEEDS.add || asking === VIEW_DEEDS.edit) && <ViewAsked />}
        {asking === DEEDS.gesture && (
          <GestureAsked say={words => say({ key: newId(), words, until: Date.now() + SAID_MS })} />
        )}
        {asking === 'palette' && <Palette actions={actions} />}
        {asking === 'keys' && (
          <KeySheet actions={actions} hasLetters={letters} onLetters={has => choose({ letters: has })} />
        )}
      </Suspense>
    </>
  )
}
