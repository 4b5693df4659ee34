import { useRef, useState } from 'react'
import { Pause, Play } from 'lucide-react'
import { Icon, IconButton } from '#web/ui'
import { useText } from '#web/texts'
import css from './parts.module.css'

type AudioPlayerProps = { address: string; name: string; durationMs: number | undefined }

/** A voice note: play, where it is, how long it lasts. */
export function AudioPlayer({ address, name, durationMs }: AudioPlayerProps) {
  const t = useText()
  const audio = useRef<HTMLAudioElement>(null)
  const [isPlaying, setPlaying] = useState(false)
  const [at, setAt] = useState(0)
  const [lasts, setLasts] = useState((durationMs ?? 0) / 1000)
  const play = (): void => {
    if (isPlaying) audio.current?.pause()
    else void audio.current?.play().catch(() => setPlaying(false))
  }
  return (
    <div className={css.audio} role="group" aria-label={t('audio.label', { name })}>
      {/* oxlint-disable-next-line jsx-a11y/media-has-caption -- what a customer said has none */}
      <audio
        ref={audio}
        src={address}
        preload="metadata"
        onPlay={() => setPlaying(true)}
        onPause={() => setPlaying(false)}
        onEnded={() => setAt(0)}
        onTimeUpdate={event => setAt(event.currentTarget.currentTime)}
        onLoadedMetadata={event =>
          Number.isFinite(event.currentTarget.duration) && setLasts(event.currentTarget.duration)
        }
      />
      <IconButton kind="plain" isRound name={isPlaying ? t('audio.pause') : t('audio.play')} onClick={play}>
        <Icon of={isPlaying ? Pause : Play} size="s" />
      </IconButton>
      <input
        type="range"
        className={css.along}
        aria-label={t('audio.place')}
        aria-valuetext={t('audio.place.said', { at: clock(at), lasts: clock(lasts) })}
        min={0}
        max={Math.max(0.1, lasts)}
        step={0.1}
        value={at}
        onChange={event => {
          setAt(event.target.valueAsNumber)
          if (audio.current) audio.current.currentTime = event.target.valueAsNumber
        }}
      />
      <span className={css.lasts}>{clock(isPlaying || at > 0 ? at : lasts)}</span>
    </div>
  )
}

/** 0:18 */
function clock(seconds: number): string {
  const whole = Math.floor(seconds)
  return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, '0')}`
}
