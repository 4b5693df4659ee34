import { lazy, Suspense } from 'react'
import { bringPlace } from '#web/locations'
import { bringSound } from '#web/sound'
import type { MessagePart } from '#protocol'
import { Album, type Medium } from './album.tsx'
import { DocumentCard, Picture, Ready, Video } from './media.tsx'
import { Choices, PersonCard, Product } from './parts-said.tsx'
import { Mail } from './mail.tsx'
import { Order, Post, Rating, TemplateName, Unseen } from './parts-told.tsx'
import css from './parts.module.css'

const SoundPlayer = lazy(async () => ({ default: (await bringSound()).SoundPlayer }))
const Place = lazy(async () => ({ default: (await bringPlace()).Place }))

type PartsProps = { parts: readonly MessagePart[]; messageId: string; isUncovered?: boolean }

/** What a message carries beside its text. Pictures and films that stand together are one album. */
export function Parts({ parts, messageId, isUncovered = false }: PartsProps) {
  return grouped(parts).map((group, at) =>
    Array.isArray(group) ? (
      <Album key={group[0]!.file.id} media={group} messageId={messageId} />
    ) : (
      <Piece key={'file' in group ? group.file.id : at} part={group} {...{ messageId, isUncovered }} />
    ),
  )
}

/** Those that stand side by side belong together; one alone stays as it is. */
function grouped(parts: readonly MessagePart[]): (MessagePart | Medium[])[] {
  const groups: (MessagePart | Medium[])[] = []
  for (const part of parts) {
    const last = groups.at(-1)
    if (isMedium(part) && Array.isArray(last)) last.push(part)
    else groups.push(isMedium(part) ? [part] : part)
  }
  return groups.map(group => (Array.isArray(group) && group.length === 1 ? group[0]! : group))
}

const isMedium = (part: MessagePart): part is Medium => part.kind === 'image' || part.kind === 'video'

function Piece({ part, messageId, isUncovered }: { part: MessagePart; messageId: string; isUncovered: boolean }) {
  switch (part.kind) {
    case 'image':
    case 'sticker':
      return <Picture part={{ ...part, kind: part.kind }} messageId={messageId} />
    case 'audio':
      return (
        <Ready file={part.file}>
          {address => (
            <Suspense fallback={<div className={css.soundToCome} />}>
              <SoundPlayer {...{ file: part.file, address, durationMs: part.durationMs }} />
            </Suspense>
          )}
        </Ready>
      )
    case 'video':
      return <Video file={part.file} messageId={messageId} />
    case 'document':
      return <Ready file={part.file}>{address => <DocumentCard file={part.file} address={address} />}</Ready>
    case 'location':
      return (
        <Suspense fallback={<div className={css.placeToCome} />}>
          <Place part={part} />
        </Suspense>
      )
    case 'card':
      return <PersonCard part={part} />
    case 'buttons':
      return <Choices labels={part.buttons.map(button => button.label)} />
    case 'list':
      return <Choices title={part.label} labels={part.rows.map(row => row.title)} />
    case 'choice':
      return <Choices labels={[part.label]} isChosen />
    case 'product':
      return <Product part={part} />
    case 'order':
      return <Order part={part} />
    case 'rating':
      return <Rating part={part} />
    case 'post':
      return <Post part={part} />
    case 'mail':
      return <Mail part={part} {...{ messageId, isUncovered }} />
    case 'template':
      return <TemplateName part={part} />
    // Drawn in the text.
    case 'mention':
      return null
    case 'unseen':
      return <Unseen part={part} />
  }
}
