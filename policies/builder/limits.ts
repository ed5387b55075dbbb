/** The most bytes of a policy document that API Management takes (service limits). */
export const maximumBytes = 256 * 1024;

/** The most bytes of a fragment (policy-fragments, "Limitations"). */
export const maximumFragmentBytes = 32 * 1024;
