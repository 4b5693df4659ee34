import { useMemo } from 'react'
import { type ActName, possibleActs } from '#web/acts'
import { Gallery, type Whole } from '#web/viewer'
import { Frame, type StoryProps } from '#web/ui/stories'
import type { Message } from '#protocol'
import { entriesOf } from '../entries.ts'
import { EntryView } from '../entry.tsx'
import { Around } from './around.tsx'
import { noon } from './messages.ts'

const all: ActName[] = ['react', 'edit', 'unsend', 'hide', 'like']
const rules = (['public', 'private'] as const).map(visibility => ({
  ...{ visibility, deeds: all, withinMs: null, quotes: true },
}))
const names: Record<string, string> = { whatsapp: 'WhatsApp', telegram: 'Telegram', instagram: 'Instagram' }

/** Messages as they stand in a conversation; nothing that is pressed does anything. */
export function Lines({ say, messages }: StoryProps & { messages: readonly Message[] }) {
  const whole = useMemo<Whole>(
    () => ({ messages: () => messages, page: () => Promise.resolve(nothingElse) }),
    [messages],
  )
  const entries = entriesOf(messages, undefined, () => '').filter(({ kind }) => kind !== 'day')
  return (
    <Frame wide={36}>
      <Around say={say}>
        <Gallery whole={whole}>
          {entries.map(entry => (
            <EntryView
              key={entry.key}
              {...{ entry, reasons: [], tags: [], colleagues: [], stuck: new Set(), now: noon }}
              isLast={'message' in entry && entry.message === messages.at(-1)}
              possibleOf={message => possibleActs(message, rules, noon)}
              quotingOf={() => nothing}
              laterOf={() => nothing}
              channelName={code => names[code] ?? code}
              profileName={() => 'Urraca'}
              nameOf={() => 'Lucía'}
              teamOf={() => 'Pedidos'}
              limitOf={() => undefined}
              openingOf={() => undefined}
              rowOf={() => undefined}
              {...{ onLink: nothing, onToggle: nothing }}
              {...{ onRetry: nothing, onPrivately: nothing, onJump: nothing, onAct: nothing }}
            />
          ))}
        </Gallery>
      </Around>
    </Frame>
  )
}

const nothingElse = { rows: [], conversations: [], earlier: null, later: null, number: 0 }

const nothing = (): void => undefined
