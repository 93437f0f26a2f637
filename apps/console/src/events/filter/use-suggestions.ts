import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { type Field, type FieldValues } from '../../api/answers.js';
import { ask } from '../../api/ask.js';
import { termOf, type Typed, typedAt } from './terms.js';

/** Something that what is typed may be meant to become. */
export interface Suggestion {
  /** The whole line with it. */
  readonly draft: string;
  readonly text: string;
  readonly hint: string;
}

const MOST = 12;

/** What the last term of a line may become: a field, or a value that events of the tenant have in it. */
export function useSuggestions(draft: string, enabled: boolean): readonly Suggestion[] {
  const t = useTranslations('filter');
  const typed = typedAt(draft);
  const fields = useFields(enabled);
  const field = fields.find(({ name, type }) => name === typed.field || (type === 'map' && isKeyOf(name, typed.field)));
  const path = field?.values_path && `/v1/fields/${encodeURIComponent(typed.field ?? '')}/values`;
  const { data, isPlaceholderData } = useQuery({
    queryKey: ['values', path, typed.text],
    queryFn: ({ signal }) => ask<FieldValues>(path ?? '', { prefix: typed.text, limit: String(MOST) }, signal),
    enabled: enabled && path !== undefined,
    staleTime: 30_000,
    placeholderData: keepPreviousData,
  });
  if (typed.field === undefined) return suggestedFields(fields, draft, typed);
  const listed = data && !isPlaceholderData ? data.values : [];
  const values = field?.values?.map((value) => ({ value, count: undefined })) ?? listed;
  return values
    .filter(({ value }) => value.toLowerCase().startsWith(typed.text.toLowerCase()))
    .slice(0, MOST)
    .map(({ value, count }) => ({
      draft: `${draft.slice(0, typed.start)}${termOf(typed.field ?? '', value, typed.negated)} `,
      text: value,
      hint: count === undefined ? '' : t('values', { count }),
    }));
}

function useFields(enabled: boolean): readonly Field[] {
  const { data } = useQuery({
    queryKey: ['fields'],
    queryFn: ({ signal }) => ask<{ fields: readonly Field[] }>('/v1/fields', {}, signal),
    staleTime: Infinity,
    enabled,
  });
  return data?.fields ?? [];
}

function suggestedFields(fields: readonly Field[], draft: string, typed: Typed): Suggestion[] {
  return fields
    .filter(({ type }) => type !== 'words')
    .map(({ name, type, description }) => ({ name: written(name, type), description }))
    .filter(({ name }) => name.startsWith(typed.text))
    .map(({ name, description }) => ({
      draft: `${draft.slice(0, typed.start)}${typed.negated ? '-' : ''}${name}`,
      text: name,
      hint: description.split(/[.:] /, 1)[0] ?? '',
    }));
}

/** How a field is begun in the language. */
function written(name: string, type: Field['type']): string {
  if (type === 'map') return `${name}.`;
  if (type === 'time') return name === 'from' ? 'after:' : 'before:';
  return `${name}:`;
}

function isKeyOf(map: string, field: string | undefined): boolean {
  return field?.startsWith(`${map}.`) ?? false;
}
