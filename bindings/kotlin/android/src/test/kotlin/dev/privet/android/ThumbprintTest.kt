package dev.privet.android

import org.junit.Test
import kotlin.test.assertEquals
import kotlin.test.assertNull

/** The name that a signing input has for its key. */
class ThumbprintTest {
    @Test
    fun `a key's name is what the core calls it`() {
        // The key of RFC 7517, appendix A.1; its name by RFC 7638, computed in Python.
        assertEquals(NAME, Thumbprint.of(SPKI.hexToByteArray()))
    }

    @Test
    fun `what is no token names no key`() {
        for (text in listOf("", ".", "e30.e30", "%%%.e30", "eyJraWQiOiJzaG9ydCJ9.e30")) {
            assertNull(Thumbprint.named(text.encodeToByteArray()), text)
        }
    }

    private companion object {
        const val SPKI =
            "3059301306072a8648ce3d020106082a8648ce3d0301070342000430a0424cd21c2944838a2d75c92b37e76ea2" +
                "0d9f00893a3b4eee8a3c0aafec3ee04b65e92456d9888b52b379bdfbd51ee869ef1f0fc65b6659695b6cce081723"
        const val NAME = "cn-I_WNMClehiVp51i_0VpOENW1upEerA8sEam5hn-s"
    }
}
