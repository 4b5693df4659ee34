import { lazy, type ReactNode, type RefObject, Suspense, useRef, useState } from 'react'
import { LayoutTemplate, Paperclip, Reply, Smile, StickyNote, X } from 'lucide-react'
import { Button, Callout, Deadline, Icon, IconButton, Kbd, LiveRegion, useNow } from '#web/ui'
import { Popover, Tooltip } from '#web/overlay'
import { Composer, ComposerBar, ComposerCounter } from '#web/talk'
import { SegmentedControl } from '#web/form'
import { announced, printed } from '#web/actions'
import { useCodeWords } from '#web/api'
import { type Key, useFormats, useText } from '#web/texts'
import { smsPieces, textLength, textOver } from '#channel/length'
import type { Conversation, FileCard, Message } from '#protocol'
import { faceFor, limitOf } from './face.ts'
import { type Draft, textOf, withText } from './draft.ts'
import { Files } from './files.tsx'
import { SendButton } from './send-button.tsx'
import type { useFiles } from './use-files.ts'
import { insertAt } from './insert.ts'
import css from './writing.module.css'

const TemplatePicker = lazy(async () => ({ default: (await import('./template-picker.tsx')).TemplatePicker }))
const EmojiPicker = lazy(async () => ({ default: (await import('./emoji-picker.tsx')).EmojiPicker }))

export type WritingProps = {
  conversation: Conversation
  channelName: string
  windowMs: number | null
  draft: Draft
  onDraft: (change: (draft: Draft) => Draft) => void
  quoted: Message | undefined
  onSend: (then?: 'close') => void
  onTyping: () => void
  /** Why it was refused, or what stands in the way. */
  questions?: ReactNode
  field: RefObject<HTMLTextAreaElement | null>
  taking: ReturnType<typeof useFiles>
}

/** Whether what is written can leave now. */
export function canSend(draft: Draft, { composer }: Conversation): boolean {
  const text = textOf(draft)
  if (draft.kind === 'note') return text.trim() !== ''
  const face = faceFor(composer, draft)
  if (!face || composer.blocked !== null || face.blocked !== null) return false
  const fits = textOver(text, limitOf(face, draft.files.length > 0)) === 0
  return fits && (text.trim() !== '' || draft.files.length > 0)
}

/** Where a reply or a note is written: who will read it, what it carries, and how much fits. */
export function Writing(props: WritingProps) {
  const { conversation, draft, onDraft, onSend, onTyping, field, taking } = props
  const t = useText()
  const isNote = draft.kind === 'note'
  const kind = isNote ? 'note' : draft.visibility
  const text = textOf(draft)
  const write = (next: string): void => {
    onDraft(now => withText(now, next))
    onTyping()
  }
  const addFiles = (list: FileList | null): void => taking.add([...(list ?? [])])
  return (
    <div className={css.writing}>
      <Composer
        label={t(isNote ? 'writing.note.label' : 'writing.label', { name: conversation.name })}
        kind={kind}
        bar={<Bar {...props} />}
        questions={<Beside {...props} />}
        tools={<Tools {...props} onText={write} onFiles={addFiles} />}
        counter={isNote ? undefined : <Counter conversation={conversation} draft={draft} />}
        send={<SendButton kind={kind} isOff={!canSend(draft, conversation) && !taking.isBusy} onSend={onSend} />}
        onSubmit={() => onSend()}
      >
        <textarea
          ref={field}
          rows={2}
          dir="auto"
          aria-label={t(isNote ? 'writing.note.label' : 'writing.label', { name: conversation.name })}
          aria-keyshortcuts={announced('mod+Enter')}
          placeholder={t(
            isNote
              ? 'writing.note.placeholder'
              : kind === 'public'
                ? 'writing.public.placeholder'
                : 'writing.placeholder',
          )}
          value={text}
          onChange={event => write(event.target.value)}
          onPaste={event => {
            if (event.clipboardData.files.length === 0) return
            event.preventDefault()
            addFiles(event.clipboardData.files)
          }}
        />
      </Composer>
      <LiveRegion isUrgent>{kind === 'public' ? t('visibility.public.said') : ''}</LiveRegion>
    </div>
  )
}

function Bar(props: WritingProps) {
  const { conversation, channelName, draft, onDraft, windowMs } = props
  const t = useText()
  if (draft.kind === 'note') {
    return (
      <ComposerBar kind="note" title={t('note.name')}>
        {t('note.who')}
      </ComposerBar>
    )
  }
  const isPublic = draft.visibility === 'public'
  const both = conversation.composer.faces.length > 1
  const choices = (['private', 'public'] as const).map(value => ({ value, label: t(VISIBILITIES[value]) }))
  return (
    <ComposerBar
      kind={draft.visibility}
      channel={conversation.channel}
      title={isPublic ? t('visibility.public') : channelName}
      visibilityText={isPublic || both ? undefined : t('visibility.private')}
      aside={
        both ? (
          <SegmentedControl
            label={t('visibility.who')}
            choices={choices}
            value={draft.visibility}
            onChange={visibility => onDraft(now => ({ ...now, visibility }))}
          />
        ) : (
          <Window until={faceFor(conversation.composer, draft)?.windowUntil ?? null} lastsMs={windowMs} />
        )
      }
    >
      {isPublic ? t('writing.public.whom', { channel: channelName }) : t('writing.whom', { name: conversation.name })}
    </ComposerBar>
  )
}

const VISIBILITIES: Record<'private' | 'public', Key> = { private: 'visibility.private', public: 'visibility.public' }

/** How long one may still write freely. */
function Window({ until, lastsMs }: { until: number | null; lastsMs: number | null }) {
  const t = useText()
  const formats = useFormats()
  const now = useNow(30_000)
  if (until === null) return null
  const left = (until - now) / (lastsMs ?? 86_400_000)
  return (
    <Deadline left={left}>
      {left <= 0 ? t('window.closed') : t('window.left', { time: formats.span(until - now) })}
    </Deadline>
  )
}

/** Between the text and the tools: what it answers, what it carries, what stands in the way. */
function Beside({ conversation, draft, onDraft, quoted, questions, taking }: WritingProps) {
  const t = useText()
  const codeWords = useCodeWords()
  const isNote = draft.kind === 'note'
  const { composer } = conversation
  const blocked = isNote ? null : (composer.blocked ?? faceFor(composer, draft)?.blocked ?? null)
  const remove = (id: string): void =>
    onDraft(now => ({ ...now, files: now.files.filter((file: FileCard) => file.id !== id) }))
  const hasFiles = !isNote && (draft.files.length > 0 || taking.coming.length > 0)
  if (!quoted && !hasFiles && !questions && !blocked) return null
  return (
    <>
      {quoted && !isNote && (
        <div className={css.quoted}>
          <span className={css.quote}>
            {t('writing.quoting', { name: quoted.author.name })} <bdi>{quoted.text}</bdi>
          </span>
          <IconButton size="s" name={t('writing.unquote')} onClick={() => onDraft(({ quoteId: _, ...now }) => now)}>
            <Icon of={X} size="s" />
          </IconButton>
        </div>
      )}
      {hasFiles && <Files files={draft.files} taking={taking} onRemove={remove} />}
      {blocked && <Callout tone="soon">{codeWords(blocked) ?? blocked}</Callout>}
      {questions}
    </>
  )
}

type ToolsProps = WritingProps & { onText: (text: string) => void; onFiles: (files: FileList | null) => void }

function Tools({ conversation, draft, onDraft, onText, onFiles, field }: ToolsProps) {
  const t = useText()
  const isNote = draft.kind === 'note'
  const input = useRef<HTMLInputElement>(null)
  const pick = (sign: string): void => onText(insertAt(field.current, textOf(draft), sign))
  const takesFiles = !isNote && (faceFor(conversation.composer, draft)?.maxMedia ?? 0) > 0
  return (
    <>
      {!isNote && conversation.composer.templates && <Templates conversation={conversation} />}
      {takesFiles && (
        <Tooltip text={t('writing.attach')}>
          <IconButton size="s" name={t('writing.attach')} onClick={() => input.current?.click()}>
            <Icon of={Paperclip} />
          </IconButton>
        </Tooltip>
      )}
      <input
        ref={input}
        type="file"
        multiple
        hidden
        tabIndex={-1}
        onChange={event => {
          onFiles(event.target.files)
          event.target.value = ''
        }}
      />
      <Popover
        label={t('writing.emoji')}
        renderTrigger={props => (
          <IconButton {...props} size="s" name={t('writing.emoji')}>
            <Icon of={Smile} />
          </IconButton>
        )}
      >
        {close => (
          <Suspense fallback={<p>{t('common.loading')}</p>}>
            <EmojiPicker
              onPick={sign => {
                close()
                pick(sign)
              }}
            />
          </Suspense>
        )}
      </Popover>
      <Button
        size="s"
        kind="ghost"
        aria-keyshortcuts={isNote ? 'R' : 'N'}
        onClick={() => {
          onDraft(now => ({ ...now, kind: isNote ? 'reply' : 'note' }))
          field.current?.focus()
        }}
      >
        <Icon of={isNote ? Reply : StickyNote} />
        <span className={css.tool}>{t(isNote ? 'writing.to-reply' : 'note.name')}</span>
        <span className={css.keys}>
          <Kbd keys={printed(isNote ? 'R' : 'N')} />
        </span>
      </Button>
    </>
  )
}

/** What may be sent when nothing else may. */
function Templates({ conversation }: { conversation: Conversation }) {
  const t = useText()
  const [isOpen, setOpen] = useState(false)
  return (
    <>
      <Tooltip text={t('template.title')}>
        <IconButton size="s" name={t('template.title')} onClick={() => setOpen(true)}>
          <Icon of={LayoutTemplate} />
        </IconButton>
      </Tooltip>
      {isOpen && (
        <Suspense>
          <TemplatePicker conversation={conversation} onDone={() => setOpen(false)} />
        </Suspense>
      )}
    </>
  )
}

function Counter({ conversation, draft }: { conversation: Conversation; draft: Draft }) {
  const t = useText()
  const formats = useFormats()
  const text = textOf(draft)
  const face = faceFor(conversation.composer, draft)
  if (text === '' || !face) return null
  const limit = limitOf(face, draft.files.length > 0)
  const count = textLength(text, limit)
  const over = textOver(text, limit)
  return (
    <>
      <ComposerCounter count={count} limit={over > 0 ? count - over : limit.max}>
        {formats.number(count)} / {formats.number(limit.max)}
        {limit.pieces === 'sms' && ` · ${t('writing.sms', { count: smsPieces(text).pieces })}`}
      </ComposerCounter>
      <LiveRegion>{over > 0 ? t('writing.too-long', { over }) : ''}</LiveRegion>
    </>
  )
}
