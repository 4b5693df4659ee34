import { CircleAlert, File, RotateCcw, X } from 'lucide'
import { Icon, IconButton, cx } from '#web/ui'
import type { FileCard } from '#protocol'
import { useFaultWords } from '#web/api'
import { useFormats, useText } from '#web/texts'
import { bytesIn } from '#web/parts'
import type { Coming, useFiles } from './use-files.ts'
import css from './files.module.css'

type FilesProps = {
  files: readonly FileCard[]
  taking: Pick<ReturnType<typeof useFiles>, 'coming' | 'drop' | 'again'>
  onRemove: (id: string) => void
}

/** What goes with the message: there, on its way, or refused with the reason. */
export function Files({ files, taking, onRemove }: FilesProps) {
  const t = useText()
  const formats = useFormats()
  if (files.length === 0 && taking.coming.length === 0) return null
  return (
    <ul className={css.files} aria-label={t('files.label')}>
      {files.map(file => (
        <li key={file.id} className={css.file}>
          {file.thumbnail ? <img className={css.face} src={file.thumbnail} alt="" /> : <Icon of={File} />}
          <span className={css.words}>
            <bdi className={css.name}>{file.name}</bdi>
            {file.size !== null && <span className={css.quiet}>{bytesIn(file.size, formats)}</span>}
          </span>
          <IconButton size="s" name={t('files.remove', { name: file.name })} onClick={() => onRemove(file.id)}>
            <Icon of={X} size="s" />
          </IconButton>
        </li>
      ))}
      {taking.coming.map(one => (
        <OnItsWay key={one.key} one={one} taking={taking} />
      ))}
    </ul>
  )
}

function OnItsWay({ one, taking }: { one: Coming; taking: FilesProps['taking'] }) {
  const t = useText()
  const formats = useFormats()
  const words = useFaultWords()
  const why = one.unfit ? unfitWords(one, t, formats) : one.fault ? words(one.fault) : undefined
  return (
    <li className={cx(css.file, why !== undefined && css.refused)}>
      <Icon of={why === undefined ? File : CircleAlert} />
      <span className={css.words}>
        <bdi className={css.name}>{one.name}</bdi>
        {why === undefined ? (
          <progress className={css.progress} value={one.share} aria-label={t('files.sending', { name: one.name })} />
        ) : (
          <span className={css.why} role="alert">
            {why}
          </span>
        )}
      </span>
      {one.fault !== undefined && (
        <IconButton size="s" name={t('common.again')} onClick={() => taking.again(one)}>
          <Icon of={RotateCcw} size="s" />
        </IconButton>
      )}
      <IconButton size="s" name={t('files.remove', { name: one.name })} onClick={() => taking.drop(one.key)}>
        <Icon of={X} size="s" />
      </IconButton>
    </li>
  )
}

function unfitWords({ unfit }: Coming, t: ReturnType<typeof useText>, formats: ReturnType<typeof useFormats>): string {
  if (unfit?.why === 'size') return t('files.unfit.size', { max: bytesIn(unfit.maxBytes, formats) })
  if (unfit?.why === 'many') return t('files.unfit.many', { max: unfit.max })
  return t('files.unfit.type')
}
