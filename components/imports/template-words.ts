import { getTranslations } from 'next-intl/server';
import { fieldsOf, type ImportKind } from '@/lib/imports/fields';

/** The words of a template: Chinese whatever the reader's language, as the files of the merchants are. */
export async function templateWords(kind: ImportKind) {
  const t = await getTranslations({ locale: 'zh-CN', namespace: 'imports' });
  return {
    name: t('template.fileName', { kind: t(`kinds.${kind}`) }),
    headings: fieldsOf(kind).map(({ name }) => t(`fields.${kind}.${name}` as 'fields.stores.name')),
  };
}
