import { Plus } from 'lucide'
import { Button, Icon } from '#web/ui'
import { useText } from '#web/texts'
import { useWays } from '#web/ways'
import css from './own-date.module.css'

/** Where another one is kept. */
export function SnippetMore({ onDone }: { onDone: () => void }) {
  const t = useText()
  const ways = useWays()
  return (
    <div className={css.date}>
      <Button
        size="s"
        kind="ghost"
        onClick={() => {
          onDone()
          ways.go(ways.settings('snippets'))
        }}
      >
        <Icon of={Plus} size="s" />
        {t('writing.snippet.keep')}
      </Button>
    </div>
  )
}
