import { SetUpInput } from '@/lib/auth/input';
import { setUpInstallation } from '@/lib/auth/mutations/set-up';
import { hasOrganization } from '@/lib/auth/queries/account';
import { HttpError } from '@/lib/http-error';
import { readJsonBody } from '@/lib/request-body';
import { publicRoute } from '@/lib/route';

/** Creates the first organization and admin of an empty installation; afterwards there is nothing here. */
export const POST = publicRoute(async (request) => {
  if (await hasOrganization()) throw new HttpError(404, 'not_found', 'There is nothing here.');
  const parsed = SetUpInput.safeParse(await readJsonBody(request, { maxBytes: 10_000 }));
  if (!parsed.success) {
    const errors = parsed.error.issues.map(({ path, message }) => ({
      ...{ path: path.join('.'), code: message, message },
    }));
    throw new HttpError(422, 'invalid', 'The form does not fit; see errors.', { errors });
  }
  await setUpInstallation(parsed.data);
  return new Response(null, { status: 204, headers: { 'cache-control': 'no-store' } });
});
