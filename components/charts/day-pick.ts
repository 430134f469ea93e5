'use client';
import { createContext } from 'react';

/** What a press on a point of a time chart does, by the point's index; null where nothing can be done with a day. */
export const DayPick = createContext<((index: number) => void) | null>(null);
