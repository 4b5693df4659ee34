import { Button } from '#web/ui'
import { Drawer } from '#web/overlay'
import { Asked, Line, Lines } from '#web/page'
import { useChannelName } from '#web/profiles'
import { EmptyState } from '#web/states'
import { ChannelMark } from '#web/talk'
import { useFormats, useText } from '#web/texts'
import { useWays } from '#web/ways'
import type { ReportLook } from './look.ts'
import { behindName } from './names.ts'
import { useBehind } from './queries.ts'
import { useGroupName } from './use-group-name.ts'
import css from './reports.module.css'

/** The conversations behind a figure, the latest first, each with how its tone began and ended. */
export function Behind({ look, onClose }: { look: ReportLook; onClose: () => void }) {
  const t = useText()
  const nameOf = useGroupName(look.by)
  const name = t(behindName(look.figure))
  return (
    <Drawer
      title={look.of === undefined ? name : <bdi>{t('reports.behind.of', { name, group: nameOf(look.of) })}</bdi>}
      isOpen={look.figure !== undefined}
      onClose={onClose}
      closeName={t('common.close')}
    >
      <Listed look={look} />
    </Drawer>
  )
}

function Listed({ look }: { look: ReportLook }) {
  const t = useText()
  const formats = useFormats()
  const ways = useWays()
  const channelName = useChannelName()
  const list = useBehind(look)
  const rows = list.data?.pages.flatMap(page => page.rows)
  const toneOf = (tone: number | null): string =>
    tone === null
      ? t('reports.behind.unknown')
      : formats.number(tone, { minimumFractionDigits: 2, maximumFractionDigits: 2 }).replace('-', '−')
  return (
    <Asked query={{ ...list, data: rows }}>
      {all =>
        all.length === 0 ? (
          <EmptyState as="h3" title={t('reports.behind.none')} />
        ) : (
          <>
            <Lines label={t('reports.behind')}>
              {all.map(({ conversationId, name, channel, beganAt, start, end }) => (
                <Line
                  key={conversationId}
                  start={<ChannelMark of={channel} size={20} name={channelName(channel)} />}
                  {...(name !== null && { href: ways.inbox('all', conversationId) })}
                  title={name === null ? t('reports.behind.hidden') : <bdi>{name}</bdi>}
                  text={formats.moment(beganAt)}
                  end={
                    <span className={css.change}>
                      {t('reports.behind.change', { start: toneOf(start), end: toneOf(end) })}
                    </span>
                  }
                />
              ))}
            </Lines>
            {list.hasNextPage && (
              <Button isBusy={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
                {t('reports.more')}
              </Button>
            )}
          </>
        )
      }
    </Asked>
  )
}
