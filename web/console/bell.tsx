import { lazy, Suspense } from 'react'
import { Bell as BellIcon } from 'lucide'
import { Icon } from '#web/ui'
import { AskedFloat, useAsked, useStage } from '#web/actions'
import { bringNotificationList, useUnreadNotifications } from '#web/notifications'
import { useFormats, useText } from '#web/texts'
import { NOTIFICATIONS } from './actions/notifications.ts'
import css from './rail.module.css'

const List = lazy(async () => ({ default: (await bringNotificationList()).NotificationList }))

/** How much one was told and has not read; opens the list. */
export function Bell() {
  const t = useText()
  const formats = useFormats()
  const { ask } = useStage()
  const asking = useAsked()
  const count = useUnreadNotifications().data?.count ?? 0
  return (
    <button
      type="button"
      className={css.place}
      title={t('notice.title')}
      data-deed={NOTIFICATIONS}
      aria-keyshortcuts="B"
      aria-haspopup="dialog"
      aria-expanded={asking === NOTIFICATIONS}
      onClick={() => ask(NOTIFICATIONS)}
    >
      <Icon of={BellIcon} />
      <span className={css.word}>{t('notice.title')}</span>
      {count > 0 && (
        <span className={css.count}>
          {formats.number(count)}
          <span className={css.said}> {t('notice.unread')}</span>
        </span>
      )}
    </button>
  )
}

/** What one was told, beside the bell. */
export function Notifications() {
  const t = useText()
  const { gone } = useStage()
  if (useAsked() !== NOTIFICATIONS) return null
  return (
    <AskedFloat name={NOTIFICATIONS} at="side" label={t('notice.title')} onGone={() => gone(NOTIFICATIONS)}>
      {close => (
        <Suspense>
          <List onDone={close} />
        </Suspense>
      )}
    </AskedFloat>
  )
}
