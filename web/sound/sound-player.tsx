import { type KeyboardEvent, useRef, useSyncExternalStore } from 'react'
import { Download, Pause, Play, VolumeX } from 'lucide'
import { cx, Icon, IconButton, LinkButton } from '#web/ui'
import { useFormats, usePageTexts, useText } from '#web/texts'
import type { FileCard } from '#protocol'
import { onPlace, placeOf, seek, toggle } from './playing.ts'
import { useHeard } from './use-heard.ts'
import { useSpeed } from './use-speed.ts'
import { BARS, drawn } from './wave.ts'
import css from './sound-player.module.css'

export type SoundProps = { file: FileCard; address: string; durationMs: number | undefined }

/** Something to hear: play, the way through it, how long it lasts, how fast. */
export function SoundPlayer(props: SoundProps) {
  return usePageTexts() ? <Known {...props} /> : <div className={css.sound} />
}

function Known({ file, address, durationMs }: SoundProps) {
  const t = useText()
  const formats = useFormats()
  const box = useRef<HTMLDivElement>(null)
  const sound = { id: file.id, address }
  const heard = useHeard(file, address, box)
  const place = useSyncExternalStore(onPlace, () => placeOf(file.id))
  const [speed, faster] = useSpeed()
  const lasts = place.lasts ?? (heard?.kind === 'wave' ? heard.lasts : (durationMs ?? 0) / 1000)
  const isBegun = place.isPlaying || place.at > 0
  const fast = t('audio.speed.times', { speed: formats.number(speed) })
  if (place.trouble === 'unplayable' || heard?.kind === 'unplayable') return <Unplayable {...{ file, address }} />
  return (
    <div ref={box} className={css.sound} role="group" aria-label={t('audio.label', { name: file.name })}>
      <IconButton
        kind="plain"
        isRound
        name={t(place.isPlaying ? 'audio.pause' : 'audio.play')}
        onClick={() => toggle(sound)}
      >
        <Icon of={place.isPlaying ? Pause : Play} size="s" />
      </IconButton>
      <Way
        bars={heard?.kind === 'wave' ? heard.bars : undefined}
        {...{ at: place.at, lasts }}
        onGo={at => seek(sound, at)}
        onToggle={() => toggle(sound)}
      />
      {place.trouble === 'away' && (
        <span className={css.why} role="status">
          {t('audio.away')}
        </span>
      )}
      <span className={css.lasts}>{clock(isBegun ? place.at : lasts)}</span>
      <button type="button" className={css.speed} aria-label={t('audio.speed', { speed: fast })} onClick={faster}>
        {fast}
      </button>
    </div>
  )
}

type WayProps = {
  bars: readonly number[] | undefined
  at: number
  lasts: number
  onGo: (at: number) => void
  onToggle: () => void
}

const STEP = 5

/** The wave, what was heard of it in the strong ink; pressed, or with the arrows, one goes to another place. */
function Way({ bars, at, lasts, onGo, onToggle }: WayProps) {
  const t = useText()
  const end = Math.max(0.1, lasts)
  const share = Math.min(1, at / end)
  const go = (to: number): void => onGo(Math.max(0, Math.min(end, to)))
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.altKey || event.ctrlKey || event.metaKey) return
    const to = { ArrowRight: at + STEP, ArrowUp: at + STEP, ArrowLeft: at - STEP, ArrowDown: at - STEP }[event.key]
    const there = to ?? { Home: 0, End: end }[event.key]
    if (there === undefined && event.key !== ' ') return
    event.preventDefault()
    if (there === undefined) onToggle()
    else go(there)
  }
  return (
    // Time goes the same way in every script.
    <span className={css.way} dir="ltr">
      <svg className={css.wave} viewBox={`0 0 ${BARS} 2`} preserveAspectRatio="none" aria-hidden="true">
        {bars ? <Wave bars={bars} share={share} /> : <Line share={share} />}
      </svg>
      <input
        type="range"
        className={css.along}
        aria-label={t('audio.place')}
        aria-valuetext={t('audio.place.said', { at: clock(at), lasts: clock(lasts) })}
        min={0}
        max={end}
        step={0.01}
        value={Math.min(at, end)}
        onKeyDown={onKeyDown}
        onChange={event => go(event.target.valueAsNumber)}
      />
    </span>
  )
}

function Wave({ bars, share }: { bars: readonly number[]; share: number }) {
  const played = Math.round(share * bars.length)
  return (
    <>
      <path className={css.still} d={drawn(bars)} />
      <path className={css.played} d={drawn(bars.slice(0, played))} />
    </>
  )
}

function Line({ share }: { share: number }) {
  return (
    <>
      <path className={cx(css.still, css.line)} d={`M0.5 1H${BARS - 0.5}`} />
      {share > 0 && <path className={cx(css.played, css.line)} d={`M0.5 1H${0.5 + share * (BARS - 1)}`} />}
    </>
  )
}

/** No browser knows every kind of sound: it can still be had. */
function Unplayable({ file, address }: Pick<SoundProps, 'file' | 'address'>) {
  const t = useText()
  return (
    <div className={css.unplayable} role="group" aria-label={t('audio.label', { name: file.name })}>
      <Icon of={VolumeX} />
      <span className={css.words}>
        <bdi>{file.name}</bdi>
        <span className={css.why}>{t('audio.unplayable')}</span>
      </span>
      <LinkButton size="s" href={address} download={file.name}>
        <Icon of={Download} size="s" />
        {t('file.download')}
      </LinkButton>
    </div>
  )
}

/** 0:18, 1:02:07 */
function clock(seconds: number): string {
  const whole = Math.floor(seconds)
  const [hours, minutes, rest] = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60, whole % 60]
  const ends = String(rest).padStart(2, '0')
  return hours > 0 ? `${hours}:${String(minutes).padStart(2, '0')}:${ends}` : `${minutes}:${ends}`
}
