import { useId } from 'react'
import { useFormats } from '#web/texts'
import { cx, VisuallyHidden } from '#web/ui'
import { scaleOf } from './scale.ts'
import css from './hours-chart.module.css'

export type DrawnHour = {
  until: number
  value: number
  /** late: an alarm by itself · soon: above what is usual · plain · quiet: no news, however much */
  news: 'late' | 'soon' | 'plain' | 'quiet'
}

type HoursChartProps = {
  /** What the bars count. */
  title: string
  hours: readonly DrawnHour[]
  /** The top of the scale. */
  most: number
  /** What is usual at the last hour, and up to where. */
  usual?: { at: number; upTo: number; label: string } | undefined
  /** Over the bars: one person is one, however many bars. */
  line?: { at: number; label: string } | undefined
  columns: { hour: string; value: string }
}

/** Hour by hour, as bars on a scale that is given; behind them the same as a table for those who listen. */
export function HoursChart({ title, hours, most, usual, line, columns }: HoursChartProps) {
  const id = useId()
  const formats = useFormats()
  const top = scaleOf(most)
  const of = (value: number): string => `${(100 * Math.min(value, top.most)) / top.most}%`
  const named = (place: number): boolean => (hours.length - 1 - place) % 4 === 0
  return (
    <figure className={css.figure} aria-labelledby={id}>
      <figcaption className={css.title} id={id}>
        {title}
      </figcaption>
      <div className={css.plot} aria-hidden="true">
        {top.ticks.map(value => (
          <span key={value} className={css.tick} style={{ insetBlockEnd: of(value) }}>
            <span>{formats.number(value)}</span>
          </span>
        ))}
        {usual && (
          <>
            <span className={css.band} style={{ blockSize: of(usual.upTo) }}>
              <span className={css.said}>{usual.label}</span>
            </span>
            <span className={css.usual} style={{ insetBlockEnd: of(usual.at) }} />
          </>
        )}
        <div className={css.bars}>
          {hours.map(({ until, value, news }) => (
            <span key={until} className={css.slot}>
              <span className={cx(css.bar, css[news])} style={{ blockSize: of(value) }}>
                {(news === 'late' || news === 'soon') && (
                  <b className={css.value}>{formats.number(Math.round(value))}</b>
                )}
              </span>
            </span>
          ))}
        </div>
        {line && (
          <span className={css.line} style={{ insetBlockEnd: of(line.at) }}>
            <b className={css.value}>{line.label}</b>
          </span>
        )}
      </div>
      <div className={css.axis} aria-hidden="true">
        {hours.map(({ until }, place) => (
          <span key={until}>{named(place) && formats.clock(until)}</span>
        ))}
      </div>
      <VisuallyHidden>
        <table>
          <thead>
            <tr>
              <th>{columns.hour}</th>
              <th>{columns.value}</th>
            </tr>
          </thead>
          <tbody>
            {hours.map(({ until, value }) => (
              <tr key={until}>
                <th>{formats.moment(until)}</th>
                <td>{formats.number(Math.round(value))}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </VisuallyHidden>
    </figure>
  )
}
