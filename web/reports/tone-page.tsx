import { ChartNoAxesColumn } from 'lucide'
import type { Conversion, ConversionReport } from '#protocol'
import { SegmentedControl } from '#web/form'
import { Asked, Page, Section } from '#web/page'
import { EmptyState } from '#web/states'
import { useFormats, useText } from '#web/texts'
import { Voice } from '#web/ui'
import { useWays } from '#web/ways'
import { written } from '#web/api'
import { Behind } from './behind.tsx'
import { ShareFigure } from './share-figure.tsx'
import { Groups } from './groups.tsx'
import { DAYS, GROUPINGS, lookOf, type ReportLook } from './look.ts'
import { FIGURE_NAMES, FIGURES, GROUPING_NAMES } from './names.ts'
import { useConversion } from './queries.ts'
import { ReportTabs } from './report-tabs.tsx'
import css from './reports.module.css'

/** Whether customers go happier than they came: the sentence, its figures, and where it is otherwise. */
export function TonePage({ search }: { search: Readonly<Record<string, unknown>> }) {
  const look = lookOf(search)
  const t = useText()
  const ways = useWays()
  const report = useConversion(look)
  const go = (change: Partial<ReportLook>, replaces = true): void =>
    ways.go(ways.reports(written({ days: look.days, by: look.by, ...change })), { replaces })
  return (
    <Page title={t('reports.title')}>
      <ReportTabs here="tone" />
      <div className={css.tools}>
        <SegmentedControl
          label={t('reports.days')}
          choices={DAYS.map(value => ({ value, label: t('reports.days.of', { days: Number(value) }) }))}
          value={look.days}
          onChange={days => go({ days })}
        />
      </div>
      <Asked query={report} as="page">
        {found =>
          found.total.coverage.of === 0 ? (
            <EmptyState icon={ChartNoAxesColumn} title={t('reports.empty')}>
              {t('reports.empty.cause')}
            </EmptyState>
          ) : (
            <Found {...{ found, look }} onGo={go} />
          )
        }
      </Asked>
      <Behind look={look} onClose={() => go({})} />
    </Page>
  )
}

export type Go = (change: Partial<ReportLook>, replaces?: boolean) => void

type FoundProps = { found: ConversionReport; look: ReportLook; onGo: Go }

function Found({ found, look, onGo }: FoundProps) {
  const t = useText()
  const { total, groups } = found
  return (
    <>
      <Voice as="p" size="say">
        <Sentence total={total} />
      </Voice>
      <Figures {...{ total, onGo }} />
      <Section
        title={t(GROUPING_NAMES[look.by].title)}
        deed={
          <SegmentedControl
            label={t('reports.by')}
            choices={GROUPINGS.map(value => ({ value, label: t(GROUPING_NAMES[value].name) }))}
            value={look.by}
            onChange={by => onGo({ by })}
          />
        }
      >
        <Groups {...{ groups, onGo }} by={look.by} />
      </Section>
    </>
  )
}

/** Fewer say little, whatever their share. */
const FEW = 30

function Sentence({ total: { conversion } }: { total: Conversion }) {
  const t = useText()
  const formats = useFormats()
  const { count, of, share } = conversion
  if (share === null) return t('reports.say.none')
  return (
    <>
      {t('reports.say', { count, of, share: formats.percent(share) })} {of < FEW && t('reports.say.few')}
    </>
  )
}

function Figures({ total, onGo }: { total: Conversion; onGo: Go }) {
  const t = useText()
  const formats = useFormats()
  return (
    <dl className={css.figures} aria-label={t('reports.figures')}>
      {FIGURE_NAMES.map(name => {
        const share = total[name]
        return (
          <div key={name} className={css.figure}>
            <dt>{t(FIGURES[name].name)}</dt>
            <dd className={css.big}>
              <ShareFigure {...{ name, share }} onLook={() => onGo({ figure: FIGURES[name].behind }, false)} />
            </dd>
            {share.low !== null && share.high !== null && (
              <>
                <dd className={css.of}>{t('reports.of', { count: share.count, of: share.of })}</dd>
                <dd className={css.of}>
                  {t('reports.between', { low: formats.percent(share.low), high: formats.percent(share.high) })}
                </dd>
              </>
            )}
          </div>
        )
      })}
    </dl>
  )
}
