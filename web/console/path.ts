import { useLocation } from '@tanstack/react-router'

/** Where one is, without what narrows it. */
export const usePath = (): string => useLocation({ select: place => place.pathname })
