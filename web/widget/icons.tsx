import type { ComponentChildren } from 'preact'

const icon = (children: ComponentChildren) => () => (
  <svg viewBox="0 0 24 24" aria-hidden="true">
    {children}
  </svg>
)

export const SpeechIcon = icon(
  <path d="M4 12a8 7.5 0 1 1 4.6 6.8L4.5 20l1-3.6A7.2 7.2 0 0 1 4 12zM9 10.5h6M9 13.5h4" />,
)
export const CloseIcon = icon(<path d="M6 6l12 12M18 6 6 18" />)
export const DownIcon = icon(<path d="M12 5v14M6 13l6 6 6-6" />)
export const ClipIcon = icon(
  <path d="m19.5 11.5-8 8a4.6 4.6 0 0 1-6.5-6.5l8.4-8.4a3.1 3.1 0 0 1 4.4 4.4l-8.3 8.3a1.6 1.6 0 0 1-2.3-2.2l7.4-7.4" />,
)
export const SendIcon = icon(<path d="M12 19V5M6 11l6-6 6 6" />)
export const FileIcon = icon(
  <path d="M13.5 3.5H7A1.5 1.5 0 0 0 5.5 5v14A1.5 1.5 0 0 0 7 20.5h10a1.5 1.5 0 0 0 1.5-1.5V8.5zM13.5 3.5v5h5" />,
)
export const ClockIcon = icon(
  <>
    <circle cx="12" cy="12" r="8" />
    <path d="M12 7.5V12l3 2" />
  </>,
)
export const TickIcon = icon(<path d="m5 12.5 4.5 4.5L19 7.5" />)
export const TicksIcon = icon(<path d="m2.5 12.5 4.5 4.5 9.5-9.5M12 16.5l.5.5L22 7.5" />)
export const AlertIcon = icon(
  <>
    <circle cx="12" cy="12" r="8.5" />
    <path d="M12 7.5v5.5M12 16.2v.1" />
  </>,
)
export const CloudOffIcon = icon(
  <path d="M4 4l16 16M9 6.3A6 6 0 0 1 17.5 10a4.3 4.3 0 0 1 3.2 6.6M16 18.5H7.5a4.5 4.5 0 0 1-1-8.9" />,
)
