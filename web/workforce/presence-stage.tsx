import { Coffee, MessagesSquare, Moon, Power } from 'lucide'
import { type Choice, usePart } from '#web/actions'
import { useText } from '#web/texts'
import { PresenceSaid } from './presence-said.tsx'
import { dotOf, usePresenceWords } from './presence-words.ts'
import { useOwnPresence, usePresenceReasons, useSay, useSayFault } from './queries.ts'

/** Puts how one stands, and the ways to stand, on the stage; draws what wants a word. */
export function PresenceStage() {
  const own = useOwnPresence().data
  const fault = useSayFault()
  const words = usePresenceWords()
  const choices = useChoices()
  usePart('presence', own && { dot: dotOf(own.presence), words: words(own.presence), choices })
  if (!own) return null
  const { state, isPause } = own.presence
  const isOffered = own.offeredAt !== null && state !== 'offline'
  if (state !== 'not-responding' && !isPause && !isOffered && !fault) return null
  return <PresenceSaid own={own} fault={fault} />
}

/** All that one can say of oneself. A reason that is a break is said away, any other busy. */
function useChoices(): readonly Choice[] {
  const t = useText()
  const own = useOwnPresence().data
  const say = useSay()
  const reasons = (usePresenceReasons().data ?? []).filter(({ isArchived }) => !isArchived)
  if (!own) return []
  const { state, reasonId, isPause } = own.presence
  const plain = (key: 'available' | 'away' | 'offline', icon: Choice['icon']): Choice => ({
    ...{ key, label: t('presence.state', { state: key }), ...(icon && { icon }) },
    isChosen: state === key && !isPause && reasonId === null,
    run: () => say({ deed: 'say', state: key }),
  })
  const left = own.offeredAt === null ? own.pausesLeft : Math.max(1, own.pausesLeft)
  const pause: Choice = {
    ...{ key: 'pause', label: t('presence.five'), icon: Coffee, isChosen: isPause },
    hint: t('presence.five.left', { count: left }),
    run: () => say({ deed: 'pause' }),
  }
  return [
    plain('available', MessagesSquare),
    ...reasons.map(({ id, name, isBreak }) => ({
      ...{ key: id, label: name, icon: isBreak ? Coffee : Moon, isChosen: reasonId === id },
      run: () => say({ deed: 'say', state: isBreak ? ('away' as const) : ('busy' as const), reasonId: id }),
    })),
    plain('away', Moon),
    ...(left > 0 && state !== 'offline' ? [pause] : []),
    plain('offline', Power),
  ]
}
