'use client';
import { FileUp, X } from 'lucide-react';
import { useEffect, useId, useState } from 'react';
import { useDropzone } from 'react-dropzone';
import { formatFileSize } from '@/lib/i18n/number-format';
import { cn } from './cn';
import { useField } from './field';
import { IconButton } from './icon-button';
import { useWriteLock } from './write-lock';

export interface FileDropProps {
  name?: string;
  /** Media type → endings, as the browser wants it. */
  accept: Record<string, string[]>;
  maxBytes: number;
  multiple?: boolean;
  onFiles?: (files: File[]) => void;
  /** Names the control outside a Field. */
  label: string;
  labels: { title: string; note: string; drop: string; remove: string; tooLarge: string; wrongType: string };
  className?: string;
}

/** A place to drop files or choose them with the keyboard; posts them by its name. */
export function FileDrop(props: FileDropProps) {
  const { name, accept, maxBytes, multiple = false, labels } = props;
  const field = useField(name);
  const locked = useWriteLock();
  const noteId = useId();
  const [files, setFiles] = useState<readonly File[]>([]);
  const [refused, setRefused] = useState<{ name: string; cause: string }[]>([]);
  const zone = useDropzone({
    accept,
    maxSize: maxBytes,
    multiple,
    disabled: locked !== null,
    noClick: true,
    noKeyboard: true,
    onDrop: (taken, rejected) => {
      setRefused(
        rejected.map(({ file, errors }) => ({
          name: file.name,
          cause: errors.some((error) => error.code === 'file-too-large') ? labels.tooLarge : labels.wrongType,
        })),
      );
      if (taken.length === 0) return;
      setFiles(taken);
      props.onFiles?.(taken);
    },
  });
  // The input works before this script does: what was chosen meanwhile is taken now.
  useEffect(() => {
    const input = zone.inputRef.current;
    if (input?.files?.length) input.dispatchEvent(new Event('change', { bubbles: true }));
  }, [zone.inputRef]);
  const remove = (gone: File) => {
    const left = files.filter((file) => file !== gone);
    setFiles(left);
    props.onFiles?.([...left]);
    if (left.length === 0 && zone.inputRef.current) zone.inputRef.current.value = '';
  };
  return (
    <div className={cn('grid gap-2', props.className)}>
      <div
        {...zone.getRootProps({ role: undefined, tabIndex: undefined })}
        className={cn(
          'relative grid justify-items-center gap-1 rounded-card border border-edge border-dashed bg-surface px-6 py-8 text-center transition-colors hover:border-primary hover:bg-hover has-[:focus-visible]:outline-2 has-[:focus-visible]:outline-primary',
          zone.isDragActive && 'border-primary bg-primary-tint',
        )}
      >
        {/* the browser's own control lies over the whole zone: pressed, it asks for a file without our help */}
        <input
          {...zone.getInputProps({
            name: field.control.name,
            'aria-label': `${props.label} – ${labels.title}`,
            'aria-describedby': [field.labelId, noteId, field.control['aria-describedby']]
              .filter(Boolean)
              .join(' '),
            tabIndex: 0,
            disabled: locked !== null,
            title: '',
            style: {},
            className: 'absolute inset-0 cursor-pointer rounded-card opacity-0',
          })}
        />
        <FileUp aria-hidden className="mb-1 size-6 text-primary" strokeWidth={1.75} />
        <span className="font-medium">{zone.isDragActive ? labels.drop : labels.title}</span>
        <p id={noteId} className="text-note text-ink-2">
          {locked ?? labels.note}
        </p>
      </div>
      {files.map((file) => (
        <div
          key={file.name}
          className="flex items-center gap-3 rounded-control border px-3 py-1.5 text-small"
        >
          <span className="min-w-0 flex-1 truncate">{file.name}</span>
          <span className="text-note text-ink-3">{formatFileSize(file.size)}</span>
          <IconButton
            size="sm"
            label={`${labels.remove} ${file.name}`}
            icon={<X aria-hidden />}
            onClick={() => remove(file)}
          />
        </div>
      ))}
      <div role="status">
        {refused.map((file) => (
          <p key={file.name} className="text-note text-bad">
            <span className="font-medium">{file.name}</span> {file.cause}
          </p>
        ))}
      </div>
    </div>
  );
}
