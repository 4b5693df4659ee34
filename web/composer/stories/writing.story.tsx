import { useRef } from 'react'
import { emptyDraft } from '#web/outbox'
import { Around } from '#web/thread/stories'
import { Frame, type StoryProps } from '#web/ui/stories'
import type { ComposerFace, Conversation, FileCard, Message } from '#protocol'
import { Writing } from '../writing.tsx'

const face = {
  ...{ visibility: 'private', caption: null, windowUntil: null, blocked: null, replaces: false, maxMedia: 10 },
  text: { max: 4096, unit: 'utf16' },
  media: { image: { maxBytes: 5_000_000, types: ['image/*'] } },
} satisfies ComposerFace
const square = {
  ...{ ...face, visibility: 'public', media: {}, maxMedia: 0 },
  text: { max: 280, unit: 'weighted', urlLength: 23 },
} satisfies ComposerFace

type Told = { channel: string; name: string; who: string; composer: Conversation['composer'] }
type WritesProps = StoryProps & { told: Told; draft?: object; replaced?: Message }

function Writes({ say, told, draft = {}, replaced }: WritesProps) {
  const field = useRef<HTMLTextAreaElement>(null)
  const conversation = { id: 'c', ...told, name: told.who } as unknown as Conversation
  const taking = { coming: [], add: nothing, drop: nothing, again: nothing, isBusy: false }
  return (
    <Frame wide={34}>
      <Around say={say}>
        <Writing
          {...{ conversation, taking, field, replaced, quoted: undefined, windowMs: 86_400_000 }}
          draft={{ ...emptyDraft(told.composer.faces[0]!.visibility), ...draft }}
          channelName={told.name}
          {...{ onDraft: nothing, onSend: nothing, onTyping: nothing }}
        />
      </Around>
    </Frame>
  )
}

const nothing = (): void => undefined
const rules = (...faces: ComposerFace[]) => ({ faces, templates: false, blocked: null })

export function TooLong({ say }: StoryProps) {
  const told = { channel: 'x', name: 'X', who: 'Gorka', composer: rules(square, face) }
  return (
    <Writes say={say} told={told} draft={{ text: `${'Gorka, ya lo vemos. '.repeat(14)}https://example.com/48213` }} />
  )
}

export function LostInPublic({ say }: StoryProps) {
  const told = { channel: 'instagram', name: 'Instagram', who: 'Sonia', composer: rules(square, face) }
  const files = [{ id: 'f', name: 'junta.png', type: 'image/png', size: 80_000 } as FileCard]
  return <Writes say={say} told={told} draft={{ text: say('Es esta', 'This one'), files }} />
}

export function WindowClosed({ say }: StoryProps) {
  const shut = { ...face, windowUntil: 0, blocked: 'reply.window-closed' }
  const composer = { faces: [shut], templates: true, blocked: 'reply.window-closed' }
  return <Writes say={say} told={{ channel: 'whatsapp', name: 'WhatsApp', who: 'Rachid', composer }} />
}

export function OneAnswer({ say }: StoryProps) {
  const only = { ...square, text: { max: 4096, unit: 'bytes' }, replaces: true } as const
  const replaced = { text: say('Sentimos el susto', 'Sorry about that') } as Message
  return (
    <Writes
      say={say}
      told={{ channel: 'google-reviews', name: 'Google', who: 'Fermín', composer: rules(only) }}
      replaced={replaced}
    />
  )
}
