import { longestDraft } from '#protocol'
import { Button, Callout } from '#web/ui'
import { useText } from '#web/texts'

/** Whether so much more still fits into a draft. */
export const takesWhole = (text: string, more: string): boolean => text.length + more.length <= longestDraft

type OversizeProps = {
  text: string
  /** Takes it as a file; undefined where none goes. */
  onFile: ((file: File) => void) | undefined
  onDone: () => void
}

/** More was pasted than a message can be: it can go as a file. */
export function Oversize({ text, onFile, onDone }: OversizeProps) {
  const t = useText()
  return (
    <Callout
      tone="late"
      deeds={
        <>
          {onFile && (
            <Button
              size="s"
              onClick={() => {
                onFile(new File([text], t('writing.paste.name'), { type: 'text/plain' }))
                onDone()
              }}
            >
              {t('writing.paste.file')}
            </Button>
          )}
          <Button size="s" kind="ghost" onClick={onDone}>
            {t('writing.paste.forget')}
          </Button>
        </>
      }
    >
      <span role="alert">{t('writing.paste', { max: longestDraft, count: text.length })}</span>
    </Callout>
  )
}
