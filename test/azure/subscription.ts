/** The subscription and the tenant that the stand-in is. */
export const subscriptionId = '11111111-2222-3333-4444-555555555555';
export const tenantId = '99999999-8888-7777-6666-555555555555';
