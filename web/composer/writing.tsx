import { type ReactNode, type RefObject, useState } from 'react'
import { LiveRegion } from '#web/ui'
import { Composer } from '#web/talk'
import { announced } from '#web/actions'
import { type Checks, Underlined } from '#web/checks'
import { canSend, faceFor, shutBy } from '#web/limits'
import { NamingList, useNaming } from '#web/mentions'
import { type Draft, textOf, withText } from '#web/outbox'
import { type Key, useText } from '#web/texts'
import { type Conversation, longestDraft, type Message } from '#protocol'
import { Bar } from './bar.tsx'
import { Beside } from './beside.tsx'
import { Counter } from './counter.tsx'
import { Oversize, takesWhole } from './oversize.tsx'
import { SendButton } from './send-button.tsx'
import { Tools } from './tools.tsx'
import { useSlash } from './use-slash.ts'
import type { SendWay } from './answer.tsx'
import type { useFiles } from './use-files.ts'
import css from './writing.module.css'

export type WritingProps = {
  conversation: Conversation
  channelName: string
  windowMs: number | null
  draft: Draft
  onDraft: (change: (draft: Draft) => Draft) => void
  quoted: Message | undefined
  /** Our answer there, where there is room for one alone: this one takes its place. */
  replaced: Message | undefined
  onSend: (then?: SendWay) => void
  onTyping: () => void
  /** Why it was refused, or what stands in the way. */
  questions?: ReactNode
  field: RefObject<HTMLTextAreaElement | null>
  taking: ReturnType<typeof useFiles>
  /** What stands in the way of its words. */
  checks?: Pick<Checks, 'marks' | 'describedBy' | 'isStopped'>
  /** In which one writes. */
  language?: string | undefined
  languageButton?: ReactNode
  /** The way to other places where the customer can be answered. */
  waysButton?: ReactNode
}

/** Where a reply or a note is written: who will read it, what it carries, and how much fits. */
export function Writing(props: WritingProps) {
  const { conversation, draft, onDraft, onSend, onTyping, taking, checks } = props
  const t = useText()
  const isNote = draft.kind === 'note'
  const kind = isNote ? 'note' : draft.visibility
  const label = t(isNote ? 'writing.note.label' : 'writing.label', { name: conversation.name })
  const write = (next: string): void => {
    onDraft(now => withText(now, next))
    onTyping()
  }
  const [oversize, setOversize] = useState<string>()
  const addFiles = (list: FileList | null): void => taking.add([...(list ?? [])])
  const takesFiles = !isNote && (faceFor(conversation.composer, draft)?.maxMedia ?? 0) > 0
  // Where nothing can be written there is no field to write it in; what was begun before stays in sight.
  const isOver = shutBy(draft, conversation) !== null && textOf(draft) === '' && draft.files.length === 0
  return (
    <div className={css.writing}>
      <Composer
        {...{ label, kind }}
        bar={<Bar {...props} />}
        questions={
          <>
            <Beside {...props} />
            {oversize !== undefined && (
              <Oversize
                text={oversize}
                onFile={takesFiles ? file => taking.add([file]) : undefined}
                onDone={() => setOversize(undefined)}
              />
            )}
          </>
        }
        tools={
          <>
            <Tools {...props} isOver={isOver} onText={write} onFiles={addFiles} />
            {!isOver && props.languageButton}
          </>
        }
        counter={isNote ? undefined : <Counter conversation={conversation} draft={draft} />}
        send={
          !isOver && (
            <SendButton
              kind={kind}
              isOff={(!canSend(draft, conversation) && !taking.isBusy) || checks?.isStopped === true}
              onSend={onSend}
            />
          )
        }
        onSubmit={() => onSend()}
      >
        {!isOver && (
          <Field {...props} {...{ label, kind }} onText={write} onFiles={addFiles} onOversize={setOversize} />
        )}
      </Composer>
      <LiveRegion isUrgent>{kind === 'public' ? t('visibility.public.said') : ''}</LiveRegion>
    </div>
  )
}

type FieldProps = WritingProps & {
  label: string
  kind: keyof typeof PLACEHOLDERS
  onText: (text: string) => void
  onFiles: (files: FileList) => void
  /** So much at once would freeze the page: it does not come into the field. */
  onOversize: (text: string) => void
}

const PLACEHOLDERS = {
  note: 'writing.note.placeholder',
  public: 'writing.public.placeholder',
  private: 'writing.placeholder',
} as const satisfies Record<string, Key>

/** One field for both, so that what is written in keeps its place when a reply becomes a note. */
function Field(props: FieldProps) {
  const { field, draft, checks } = props
  return (
    <Underlined text={textOf(draft)} marks={checks?.marks ?? NO_MARKS} field={field}>
      <Words {...props} />
    </Underlined>
  )
}

const NO_MARKS: Checks['marks'] = []

function Words({ field, label, kind, draft, onText, onFiles, onOversize, checks, language }: FieldProps) {
  const t = useText()
  const text = textOf(draft)
  const naming = useNaming({ isOn: kind === 'note', text, onText })
  const slash = useSlash(onText)
  const fits = (added: string): boolean => {
    const isShort = takesWhole(text, added)
    if (!isShort) onOversize(added)
    return isShort
  }
  return (
    <>
      <textarea
        ref={field}
        rows={2}
        dir="auto"
        lang={language}
        spellCheck
        aria-label={label}
        aria-describedby={checks?.describedBy}
        aria-keyshortcuts={announced('mod+Enter')}
        placeholder={t(PLACEHOLDERS[kind])}
        value={text}
        onChange={event => onText(event.target.value)}
        maxLength={longestDraft}
        onPaste={event => {
          const { files } = event.clipboardData
          if (files.length === 0 && fits(event.clipboardData.getData('text/plain'))) return
          event.preventDefault()
          if (files.length > 0) onFiles(files)
        }}
        onDrop={event => {
          if (event.dataTransfer.files.length === 0 && !fits(event.dataTransfer.getData('text/plain')))
            event.preventDefault()
        }}
        {...naming.fieldProps}
        onKeyDown={event => {
          naming.fieldProps.onKeyDown(event)
          if (!event.defaultPrevented) slash(event)
        }}
      />
      <NamingList naming={naming} field={field} />
    </>
  )
}
