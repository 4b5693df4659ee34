import { useFormats, useText } from '#web/texts'
import { grid, offset, type Point, reachFor, round } from './geometry.ts'
import type { Other } from './others.ts'
import css from './locator.module.css'

const WIDTH = 320
const HEIGHT = 136
const EDGE = 12

type LocatorProps = { here: Point; others: readonly Other[]; label: string }

/** Where it is among its degrees, how far a stretch is, and what else was shared near it. It claims to know no street. */
export function Locator({ here, others, label }: LocatorProps) {
  const formats = useFormats()
  const t = useText()
  const reach = reachFor(others.map(other => other.metres))
  const scale = HEIGHT / 2 / reach
  const { parallels, meridians } = grid(here, reach * (WIDTH / HEIGHT))
  const bar = round((WIDTH / 3) * (1 / scale))
  const degrees = (value: number, sides: [string, string]): string =>
    `${formats.number(Math.abs(value), { maximumFractionDigits: 4 })}° ${value < 0 ? sides[1] : sides[0]}`
  return (
    // A map has the west on its left in every script.
    <svg className={css.locator} viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={label} direction="ltr">
      {meridians.map(({ at, degrees: value }) => {
        const x = WIDTH / 2 + at * scale
        return (
          <g key={value}>
            <path className={css.line} d={`M${x} 0V${HEIGHT}`} />
            {isClear(x, WIDTH, 58) && (
              <text className={css.degrees} x={x + 4} y={11}>
                {degrees(value, [t('location.east'), t('location.west')])}
              </text>
            )}
          </g>
        )
      })}
      {parallels.map(({ at, degrees: value }) => {
        const y = HEIGHT / 2 - at * scale
        return (
          <g key={value}>
            <path className={css.line} d={`M0 ${y}H${WIDTH}`} />
            {isClear(y, HEIGHT, 24) && (
              <text className={css.degrees} x={4} y={y - 4}>
                {degrees(value, [t('location.north'), t('location.south')])}
              </text>
            )}
          </g>
        )
      })}
      {others.map(other => (
        <OtherDot key={`${other.latitude},${other.longitude}`} {...{ here, other, scale }} />
      ))}
      <circle className={css.halo} cx={WIDTH / 2} cy={HEIGHT / 2} r="18" />
      <path className={css.pin} d={PIN} transform={`translate(${WIDTH / 2} ${HEIGHT / 2})`} />
      <circle className={css.eye} cx={WIDTH / 2} cy={HEIGHT / 2 - 18} r="4" />
      <Bar metres={bar} width={bar * scale} />
    </svg>
  )
}

/** Its point stands on the place. */
const PIN = 'M0 0C-3 -7 -10 -11 -10 -18A10 10 0 1 1 10 -18C10 -11 3 -7 0 0Z'

/** Labels stay off the edges and off the pin. */
const isClear = (at: number, size: number, room: number): boolean =>
  at > EDGE && at < size - room && Math.abs(at - size / 2) > EDGE

function OtherDot({ here, other, scale }: { here: Point; other: Other; scale: number }) {
  const { east, north } = offset(here, other)
  const [x, y] = [WIDTH / 2 + east * scale, HEIGHT / 2 - north * scale]
  const isIn = x > 6 && x < WIDTH - 6 && y > 6 && y < HEIGHT - 6
  return (
    isIn && (
      <>
        <path className={css.between} d={`M${WIDTH / 2} ${HEIGHT / 2}L${x} ${y}`} />
        <circle className={css.other} cx={x} cy={y} r="4.5" />
      </>
    )
  )
}

function Bar({ metres, width }: { metres: number; width: number }) {
  const formats = useFormats()
  const [from, y] = [WIDTH - EDGE - width, HEIGHT - EDGE]
  return (
    <>
      <path className={css.bar} d={`M${from} ${y - 4}V${y}H${from + width}V${y - 4}`} />
      <text className={css.far} x={from + width / 2} y={y - 5}>
        {metresIn(metres, formats)}
      </text>
    </>
  )
}

/** 200 m, 1,4 km */
export const metresIn = (metres: number, formats: Pick<ReturnType<typeof useFormats>, 'number'>): string =>
  metres < 1000
    ? formats.number(Math.round(metres), { style: 'unit', unit: 'meter', unitDisplay: 'short' })
    : formats.number(metres / 1000, {
        style: 'unit',
        unit: 'kilometer',
        unitDisplay: 'short',
        maximumFractionDigits: metres < 100_000 ? 1 : 0,
      })
