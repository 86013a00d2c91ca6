// Made by `privet manifest build` from the manifest of {{ id }}, policy {{ policy_version }}: change that, not this.

package {{ package }}
{% for import in imports %}
import {{ import }}
{%- endfor %}

/**
 * What {{ controller }} declares, as types: what it does not declare does not compile. Each activity does what any does ([Purpose]), and
 * beyond that what it declares.
 *
 * @property privet opened with [manifest].
 */
public class {{ class }}(
    public val privet: Privet,
) {
{%- for activity in activities %}
    /** {{ activity.title }}. */
    public val {{ activity.value }}: {{ activity.class }} = {{ activity.class }}(privet.activity(ActivityId("{{ activity.id }}")))
{% endfor %}
    /** As [Privet.register], with somebody who is declared. */
    public suspend fun register(
        recipient: Recipient,
        challenge: ByteArray,
        keys: PersonKeys,
        reader: Reader,
        request: RequestId = RequestId.random(),
    ): Signed<String> = privet.register(recipient.id, challenge, keys, reader, request)

    /** As [Privet.masked], for a kind of data that is declared. */
    public fun masked(
        data: Data,
        value: String,
    ): String = privet.masked(data.id, value)
{% for activity in activities %}
    /**
     * {{ activity.title }}.
{%- for line in activity.lines %}
     *
     * {{ line }}
{%- endfor %}
     *
     * @property activity the same without these types, for screens.
     */
    public class {{ activity.class }} internal constructor(
        public val activity: Activity,
    ) : Purpose by activity
{%- if activity.has_members() %} {
{%- if activity.compares_faces %}
        /** Its faces. */
        @OptIn(FromManifest::class)
        public val faces: Faces = activity.declaredFaces()
{%- endif %}
{%- for payload in activity.payloads %}
        /** Describes a send of {{ payload.what }}. As [Activity.release]. */
        public fun release(
            to: To,
            {{ payload.name }}: Payload.{{ payload.class }},
            tapped: Boolean = false,
            request: RequestId = RequestId.random(),
        ): PendingRelease = activity.release(to.id, {{ payload.name }}, tapped, request)
{% endfor %}
{%- if activity.pays %}
        /** Describes a payment. As [Activity.pay]. */
        public fun pay(
            to: To,
            payment: Payment,
{%- if activity.takes_a_face %}
            token: MatchToken? = null,
{%- endif %}
            tapped: Boolean = false,
            request: RequestId = RequestId.random(),
        ): PendingRelease = activity.pay(to.id, payment, {% if activity.takes_a_face %}token{% else %}null{% endif %}, tapped, request)
{% endif %}
{%- if activity.sends() %}
        /**
         * Who receives it.
         *
         * @property id as the manifest names them.
         */
        public sealed interface To {
            public val id: RecipientId
        }
{%- endif %}
    }
{%- endif %}
{% endfor %}
    /**
     * Who may receive data.
     *
     * @property id as the manifest names them.
     */
    public sealed class Recipient(
        public val id: RecipientId,
    ) {
{%- for recipient in recipients %}
        /** {{ recipient.name }}. */
        public data object {{ recipient.class }} : Recipient(RecipientId("{{ recipient.id }}"))
{%- for activity in recipient.receives %}, {{ activity }}.To{% endfor %}
{% endfor -%}
{% if recipients.is_empty() %}
{% endif %}    }

    /**
     * What is used of a person.
     *
     * @property id as the manifest names it.
     */
    public enum class Data(
        public val id: DataId,
    ) {
{%- for data in data %}
        /** {{ data.name }}. */
        {{ data.class }}(DataId("{{ data.id }}")),
{% endfor %}    }
{%- if !libraries.is_empty() %}

    /**
     * Code by others that uses data.
     *
     * @property id as the manifest names it.
     */
    public enum class Library(
        public val id: LibraryId,
    ) {
{%- for library in libraries %}
        /** {{ library.name }}. */
        {{ library.class }}(LibraryId("{{ library.id }}")),
{% endfor %}    }
{%- endif %}

    /** What is declared. */
    public companion object {
        /** The manifest (JSON), to open Privet with. */
        public val manifest: String = MANIFEST
    }
}

private val MANIFEST =
    """{{ json }}"""
