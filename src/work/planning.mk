# its part of libwork.a
