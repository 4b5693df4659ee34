import { lazy, Suspense, useRef } from 'react'
import { AtSign, Paperclip, Quote, Reply, Smile, StickyNote } from 'lucide'
import { Button, Icon, IconButton, Kbd } from '#web/ui'
import { Popover, Tooltip } from '#web/overlay'
import { printed, useStage } from '#web/actions'
import { bringEmojiPicker } from '#web/emoji'
import { faceFor } from '#web/limits'
import { textOf } from '#web/outbox'
import { Coming } from '#web/states'
import { useText } from '#web/texts'
import { insertAt } from './insert.ts'
import { SNIPPETS } from './use-slash.ts'
import { TemplateButton } from './template-button.tsx'
import type { WritingProps } from './writing.tsx'
import css from './writing.module.css'

const EmojiPicker = lazy(async () => ({ default: (await bringEmojiPicker()).EmojiPicker }))

type ToolsProps = WritingProps & {
  /** There is no field: nothing can be put into it. */
  isOver: boolean
  onText: (text: string) => void
  onFiles: (files: FileList | null) => void
}

/** What can be put beside the text, and the way to a note and back. */
export function Tools(props: ToolsProps) {
  const { conversation, draft, onText, onFiles, field } = props
  const isNote = draft.kind === 'note'
  if (props.isOver) return <Turn {...props} />
  const takesFiles = !isNote && (faceFor(conversation.composer, draft)?.maxMedia ?? 0) > 0
  return (
    <>
      {!isNote && conversation.composer.templates && <TemplateButton conversation={conversation} />}
      {takesFiles && <Attach onFiles={onFiles} />}
      {isNote && <Name {...props} />}
      <Saved />
      <Signs onPick={sign => onText(insertAt(field.current, textOf(draft), sign))} />
      <Turn {...props} />
    </>
  )
}

function Attach({ onFiles }: Pick<ToolsProps, 'onFiles'>) {
  const t = useText()
  const input = useRef<HTMLInputElement>(null)
  return (
    <>
      <Tooltip text={t('writing.attach')}>
        <IconButton size="s" name={t('writing.attach')} onClick={() => input.current?.click()}>
          <Icon of={Paperclip} />
        </IconButton>
      </Tooltip>
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
    </>
  )
}

/** Begins a name where the cursor is; who may be meant shows under the text. */
function Name({ draft, field, onText }: ToolsProps) {
  const t = useText()
  return (
    <Tooltip text={t('writing.mention')} keys="@">
      <IconButton
        size="s"
        name={t('writing.mention')}
        onClick={() => onText(insertAt(field.current, textOf(draft), '@'))}
      >
        <Icon of={AtSign} />
      </IconButton>
    </Tooltip>
  )
}

/** Texts written beforehand; in the text itself a slash asks for the same. */
function Saved() {
  const t = useText()
  const { ask } = useStage()
  return (
    <Tooltip text={t('writing.snippet')} keys="/">
      <IconButton size="s" name={t('writing.snippet')} data-deed={SNIPPETS} onClick={() => ask(SNIPPETS)}>
        <Icon of={Quote} />
      </IconButton>
    </Tooltip>
  )
}

function Signs({ onPick }: { onPick: (sign: string) => void }) {
  const t = useText()
  return (
    <Popover
      label={t('writing.emoji')}
      renderTrigger={props => (
        <IconButton {...props} size="s" name={t('writing.emoji')}>
          <Icon of={Smile} />
        </IconButton>
      )}
    >
      {close => (
        <Suspense fallback={<Coming count={3} />}>
          <EmojiPicker
            onPick={sign => {
              close()
              onPick(sign)
            }}
          />
        </Suspense>
      )}
    </Popover>
  )
}

/** From the reply to a note, and back. */
function Turn({ draft, onDraft, field }: ToolsProps) {
  const t = useText()
  const isNote = draft.kind === 'note'
  const keys = isNote ? 'R' : 'N'
  return (
    <Button
      size="s"
      kind="ghost"
      aria-keyshortcuts={keys}
      onClick={() => {
        onDraft(now => ({ ...now, kind: isNote ? 'reply' : 'note' }))
        field.current?.focus()
      }}
    >
      <Icon of={isNote ? Reply : StickyNote} />
      <span className={css.tool}>{t(isNote ? 'writing.to-reply' : 'note.name')}</span>
      <span className={css.keys}>
        <Kbd keys={printed(keys)} />
      </span>
    </Button>
  )
}
