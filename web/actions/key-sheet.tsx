import { Dialog } from '#web/overlay'
import { Switch } from '#web/form'
import { Kbd } from '#web/ui'
import { type Key, useText } from '#web/texts'
import type { Action, Group } from './action.ts'
import { printed } from './keys.ts'
import { useStage } from './stage.tsx'
import css from './key-sheet.module.css'

const HEADINGS: Record<Group, Key> = {
  list: 'keys.list',
  talk: 'keys.talk',
  write: 'keys.write',
  go: 'keys.go',
  house: 'keys.house',
}

type KeySheetProps = {
  actions: readonly Action[]
  hasLetters: boolean
  onLetters: (has: boolean) => void
}

/** Every key there is, from the one list of actions. */
export function KeySheet({ actions, hasLetters, onLetters }: KeySheetProps) {
  const t = useText()
  const { ask } = useStage()
  const groups = Map.groupBy(
    actions.filter(action => action.keys),
    action => action.group,
  )
  return (
    <Dialog isWide title={t('keys.title')} isOpen onClose={() => ask(undefined)} closeName={t('common.close')}>
      <div className={css.groups}>
        {Object.entries(HEADINGS).map(([group, heading]) => (
          <section key={group} className={css.group}>
            <h3 className={css.heading}>{t(heading)}</h3>
            <dl className={css.keys}>
              {(groups.get(group as Group) ?? []).map(action => (
                <div key={action.name} className={css.line}>
                  <dt>{t(action.label)}</dt>
                  <dd className={css.pressed}>
                    {action.keys?.map(keys => (
                      <Keys key={keys} keys={keys} />
                    ))}
                  </dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
      <Switch label={t('keys.letters')} help={t('keys.letters.help')} isOn={hasLetters} onChange={onLetters} />
    </Dialog>
  )
}

function Keys({ keys }: { keys: string }) {
  const words = printed(keys)
  return (
    <>
      <span className={css.said}>{words}</span>
      {words.split(' ').map(key => (
        <Kbd key={key} keys={key} />
      ))}
    </>
  )
}
