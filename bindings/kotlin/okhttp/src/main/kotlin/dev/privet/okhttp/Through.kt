package dev.privet.okhttp

import dev.privet.Privet
import dev.privet.ffi.ActivityId
import dev.privet.ffi.OutboxItem
import okhttp3.MediaType
import okhttp3.MediaType.Companion.toMediaType
import okhttp3.OkHttpClient
import okhttp3.Request
import okhttp3.RequestBody.Companion.toRequestBody

/**
 * Marks a request that carries a person's data. Such a request leaves only as an item of the outbox: without one on it, it is not
 * sent ([NotLetOut]).
 *
 * @property activity for which purpose.
 */
public class Personal(
    public val activity: ActivityId,
)

/**
 * Sends every request of this client through [privet].
 *
 * - A request that [carrying] put an outbox item on leaves only with exactly that item's bytes, by POST or PUT, over https, to a
 *   host of its recipient, while it may leave at all. That is asked before anything connects and again on each hop, so that no
 *   redirect takes it elsewhere. Otherwise the call fails with [NotLetOut], which says whether an earlier hop had left.
 * - A request marked [personal] that carries no item fails with [NotLetOut].
 * - Every other request passes as it is.
 * - Whatever went out, marked or not, is told to [privet] with its host and the bytes of its body, for
 *   [compare][dev.privet.Requests.compare]. If telling fails, the request does not.
 *
 * Call it last, after the client's other interceptors are added. What an interceptor that comes later does to a body is seen on the
 * hop alone, where an item that it changed is refused. A *network* interceptor that comes later runs behind the last check: what it
 * changes leaves as it changed it.
 *
 * **What it cannot see**: other HTTP clients (also an `OkHttpClient` that was not built from this builder), sockets, web views,
 * native code, libraries with a client of their own, DNS, other processes. It counts the body as it is handed to the connection:
 * not the request line, the URL's query, headers, TLS, the frames of a web socket, or what a duplex body writes later. A web socket
 * whose handshake is redirected and then breaks off is told under its first host alone. A host is the name in the URL, wherever that
 * resolves to. A request that is not marked is told by host and size and not looked into.
 */
public fun OkHttpClient.Builder.through(privet: Privet): OkHttpClient.Builder =
    addInterceptor(Gate(privet.requests)).addNetworkInterceptor(Wire(privet.requests))

/**
 * Makes this a POST of exactly the item's bytes, which leaves only as this item.
 *
 * @param type what the recipient expects envelopes as.
 */
public fun Request.Builder.carrying(
    item: OutboxItem,
    type: MediaType = SEALED,
): Request.Builder = post(item.bytes.toRequestBody(type)).tag(OutboxItem::class.java, item)

/** Says that this request carries a person's data, for this purpose. Without an item of the outbox on it, it will not leave. */
public fun Request.Builder.personal(activity: ActivityId): Request.Builder =
    tag(Personal::class.java, Personal(activity))

private val SEALED = "application/octet-stream".toMediaType()
