import type { ReactNode } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { Button } from './button';
import { IconButton } from './icon-button';
import { SubmitButton } from './submit-button';
import { WriteLock } from './write-lock';

const why = '预览中，不能修改';
const shown = (button: ReactNode, reason: string | null) =>
  renderToStaticMarkup(<WriteLock reason={reason}>{button}</WriteLock>);
const isOff = (markup: string) => markup.includes('disabled=""') && markup.includes(`title="${why}"`);

const writing = [
  <Button key="submit" type="submit" />,
  <Button key="acts" loading={false} />,
  <Button key="told" writes />,
  <SubmitButton key="form" />,
  <IconButton key="icon" label="删除" icon={null} writes />,
];
const looking = [
  <Button key="plain" />,
  <Button key="query" type="submit" writes={false} />,
  <Button key="leave" loading={false} writes={false} />,
  <IconButton key="icon" label="列设置" icon={null} />,
];

describe('where nothing can be written', () => {
  it('every button that writes is off and says why; the others work', () => {
    expect(writing.map((button) => isOff(shown(button, why)))).toEqual(writing.map(() => true));
    expect(looking.map((button) => shown(button, why).includes('disabled=""'))).toEqual(
      looking.map(() => false),
    );
  });

  it('elsewhere nothing changes', () => {
    for (const button of [...writing, ...looking]) expect(shown(button, null)).not.toContain('disabled=""');
  });
});
