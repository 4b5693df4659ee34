import { X } from 'lucide'
import { Button, Callout, Icon, IconButton } from '#web/ui'
import { useCodeWords } from '#web/api'
import { bytesIn } from '#web/parts'
import { type Loss, lossesOf, shutBy } from '#web/limits'
import { withText } from '#web/outbox'
import { useFormats, useText } from '#web/texts'
import type { FileCard } from '#protocol'
import { Files } from './files.tsx'
import { TemplateButton } from './template-button.tsx'
import type { WritingProps } from './writing.tsx'
import css from './writing.module.css'

/** Between the text and the tools: what it answers, what it carries, what would be lost, what stands in the way. */
export function Beside(props: WritingProps) {
  const { conversation, draft, onDraft, quoted, questions, taking } = props
  if (draft.kind === 'note') return questions
  const remove = (id: string): void =>
    onDraft(now => ({ ...now, files: now.files.filter((file: FileCard) => file.id !== id) }))
  const hasFiles = draft.files.length > 0 || taking.coming.length > 0
  const losses = lossesOf(draft, conversation)
  return (
    <>
      {quoted && <Quoted quoted={quoted} onDrop={() => onDraft(({ quoteId: _, ...now }) => now)} />}
      {hasFiles && <Files files={draft.files} taking={taking} onRemove={remove} />}
      <Shut {...props} />
      <Replaced {...props} />
      {losses.length > 0 && <Losses losses={losses} />}
      {questions}
    </>
  )
}

function Quoted({ quoted, onDrop }: { quoted: NonNullable<WritingProps['quoted']>; onDrop: () => void }) {
  const t = useText()
  return (
    <div className={css.quoted}>
      <span className={css.quote}>
        {t('writing.quoting', { name: quoted.author.name })} <bdi>{quoted.text}</bdi>
      </span>
      <IconButton size="s" name={t('writing.unquote')} onClick={onDrop}>
        <Icon of={X} size="s" />
      </IconButton>
    </div>
  )
}

/** Nothing can be written freely now; where an approved text may go all the same, that is the way out. */
function Shut({ conversation, draft }: WritingProps) {
  const codeWords = useCodeWords()
  const code = shutBy(draft, conversation)
  if (code === null) return null
  const hasWay = conversation.composer.templates && code === 'reply.window-closed'
  return (
    <Callout tone="soon" deeds={hasWay && <TemplateButton conversation={conversation} isNamed />}>
      {codeWords(code) ?? code}
    </Callout>
  )
}

/** There is room for one answer: what it says now can be gone on from. */
function Replaced({ replaced, draft, onDraft, field }: WritingProps) {
  const t = useText()
  const text = replaced?.text
  if (!replaced) return null
  const goOn = (): void => {
    onDraft(now => withText(now, text ?? ''))
    field.current?.focus()
  }
  return (
    <Callout
      tone="soon"
      deeds={
        text &&
        draft.text.trim() === '' && (
          <Button size="s" onClick={goOn}>
            {t('writing.replaces.go-on')}
          </Button>
        )
      }
    >
      {t('writing.replaces')}
    </Callout>
  )
}

function Losses({ losses }: { losses: readonly Loss[] }) {
  const words = useLossWords()
  return (
    <Callout tone="late">
      <ul className={css.losses}>
        {losses.map((loss, at) => (
          <li key={at}>{words(loss)}</li>
        ))}
      </ul>
    </Callout>
  )
}

function useLossWords(): (loss: Loss) => string {
  const t = useText()
  const formats = useFormats()
  return loss => {
    if (loss.what === 'text') {
      const { over, limit } = loss
      const counted = t(`writing.counts.${limit.unit}`, { max: limit.max, url: limit.urlLength ?? 0 })
      return `${t('writing.too-long', { over })}. ${counted}`
    }
    const { file, why } = loss
    const { name } = file
    if (why.why === 'size') return t('writing.lost.size', { name, max: bytesIn(why.maxBytes, formats) })
    if (why.why === 'many') return t('writing.lost.many', { name, max: why.max })
    return t('writing.lost.type', { name })
  }
}
