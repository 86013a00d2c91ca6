package dev.lanternpay

import android.annotation.SuppressLint
import android.content.Context
import android.graphics.ImageFormat
import android.graphics.SurfaceTexture
import android.hardware.camera2.CameraAccessException
import android.hardware.camera2.CameraCaptureSession
import android.hardware.camera2.CameraCharacteristics
import android.hardware.camera2.CameraDevice
import android.hardware.camera2.CameraManager
import android.hardware.camera2.CaptureRequest
import android.hardware.camera2.params.OutputConfiguration
import android.hardware.camera2.params.SessionConfiguration
import android.media.Image
import android.media.ImageReader
import android.os.Handler
import android.os.HandlerThread
import android.util.Size
import android.view.Surface
import java.util.concurrent.Executor

/**
 * The camera on the back, from [open] to [close]. What it sees goes to the screen and, frame by frame, to [seen]; nothing is kept. Each
 * access is noted under the purpose that [context] was made for.
 *
 * @param seen gets each frame, on a thread of this camera's own, and answers whether it was the last one that is wanted.
 * @param failed it could not be opened, or was taken away.
 */
internal class Camera(
    private val context: Context,
    private val look: Look,
    private val seen: (Seen) -> Unit,
    private val failed: () -> Unit,
) : AutoCloseable {
    private val manager = context.service<CameraManager>()
    private val thread = HandlerThread("camera").also { started(it) }
    private val handler = Handler(thread.looper)

    /** What comes when this is closed already closes what it brings. */
    private val executor = Executor { if (!handler.post(it)) it.run() }
    private var device: CameraDevice? = null

    @Volatile private var session: CameraCaptureSession? = null
    private var reader: ImageReader? = null
    private var screen: Surface? = null
    private var turned = 0
    private var frames = 0u
    private var bytes = 0uL

    @Volatile private var closed = false

    /** Of what is shown, before it is turned upright. */
    fun size(): Size? = orNone { back()?.let { sizes(it, SurfaceTexture::class.java).fitting() } }

    /** @param rotation of the screen, in degrees: 0, 90, 180 or 270. */
    @SuppressLint("MissingPermission")
    fun open(
        texture: SurfaceTexture,
        rotation: Int,
    ) {
        val id = back()
        val size = size()
        if (id == null || size == null) return failed()
        texture.setDefaultBufferSize(size.width, size.height)
        screen = Surface(texture)
        trying {
            val sensor = manager.getCameraCharacteristics(id).get(CameraCharacteristics.SENSOR_ORIENTATION) ?: 0
            turned = (sensor - rotation + FULL) % FULL
            reader = reader(id)
            manager.openCamera(id, executor, opening)
        }
    }

    private fun back(): String? =
        orNone {
            manager.cameraIdList.firstOrNull {
                val facing = manager.getCameraCharacteristics(it).get(CameraCharacteristics.LENS_FACING)
                facing == CameraCharacteristics.LENS_FACING_BACK
            }
        }

    private inline fun <T> orNone(look: () -> T?): T? =
        try {
            look()
        } catch (_: CameraAccessException) {
            null
        }

    private fun sizes(
        id: String,
        of: Class<*>,
    ): List<Size> = map(id)?.getOutputSizes(of).orEmpty().toList()

    private fun map(id: String) =
        manager.getCameraCharacteristics(id).get(CameraCharacteristics.SCALER_STREAM_CONFIGURATION_MAP)

    private fun reader(id: String): ImageReader {
        val format = if (look == Look.PICTURE) ImageFormat.JPEG else ImageFormat.YUV_420_888
        val size =
            map(id)
                ?.getOutputSizes(format)
                .orEmpty()
                .toList()
                .fitting() ?: Size(WIDEST, WIDEST * 3 / 4)
        return ImageReader.newInstance(size.width, size.height, format, 2).apply {
            setOnImageAvailableListener({ from -> from.acquireLatestImage()?.use(::took) }, handler)
        }
    }

    /** The largest of the sensor's own shape that is enough for a bill, or for a code. */
    private fun List<Size>.fitting(): Size? {
        val fit =
            filter {
                it.width <= WIDEST && it.width * 3 == it.height * 4
            }.ifEmpty { filter { it.width <= WIDEST } }
        return fit.maxByOrNull { it.width * it.height } ?: minByOrNull { it.width * it.height }
    }

    private fun took(image: Image) {
        if (closed) return
        val plane = image.planes[0]
        val held = ByteArray(plane.buffer.remaining()).also { plane.buffer.get(it) }
        if (look == Look.PICTURE) return seen(Seen.Picture(held))
        val luma = tight(held, image.width, image.height, plane.rowStride)
        frames++
        bytes += luma.size.toULong() * 3u / 2u
        val text = code(luma, image.width, image.height)
        luma.fill(0)
        held.fill(0)
        if (text != null) seen(Seen.Code(text, frames, bytes))
    }

    private val opening =
        object : CameraDevice.StateCallback() {
            override fun onOpened(camera: CameraDevice) {
                if (closed) return camera.close()
                device = camera
                val outputs = listOfNotNull(screen, reader?.surface).map(::OutputConfiguration)
                trying {
                    camera.createCaptureSession(
                        SessionConfiguration(SessionConfiguration.SESSION_REGULAR, outputs, executor, begun),
                    )
                }
            }

            override fun onDisconnected(camera: CameraDevice) = gone(camera)

            override fun onError(
                camera: CameraDevice,
                error: Int,
            ) = gone(camera)

            private fun gone(camera: CameraDevice) {
                camera.close()
                if (!closed) failed()
            }
        }

    private val begun =
        object : CameraCaptureSession.StateCallback() {
            override fun onConfigured(session: CameraCaptureSession) {
                if (closed) return
                this@Camera.session = session
                trying {
                    val request = session.device.createCaptureRequest(CameraDevice.TEMPLATE_PREVIEW)
                    screen?.let(request::addTarget)
                    if (look == Look.CODE) reader?.let { request.addTarget(it.surface) }
                    session.setRepeatingRequest(request.build(), null, handler)
                }
            }

            override fun onConfigureFailed(session: CameraCaptureSession) = failed()
        }

    /** One picture, upright by what its bytes say. */
    fun shoot() {
        val session = session ?: return
        val to = reader?.surface ?: return
        trying {
            val request = session.device.createCaptureRequest(CameraDevice.TEMPLATE_STILL_CAPTURE)
            request.addTarget(to)
            request.set(CaptureRequest.JPEG_ORIENTATION, turned)
            session.capture(request.build(), null, handler)
        }
    }

    /** Another app may take the camera at any time, and the person the permission. */
    private inline fun trying(call: () -> Unit) {
        try {
            call()
        } catch (_: CameraAccessException) {
            failed()
        } catch (_: SecurityException) {
            failed()
        } catch (_: IllegalStateException) {
            if (!closed) failed()
        }
    }

    /** Behind the frame that is being looked at. */
    override fun close() {
        closed = true
        handler.post {
            session?.close()
            device?.close()
            reader?.close()
            screen?.release()
        }
        thread.quitSafely()
    }

    private companion object {
        const val WIDEST = 1920
        const val FULL = 360
    }
}

private fun started(thread: Thread) = thread.start()

/** Without what a camera puts between the rows. */
internal fun tight(
    held: ByteArray,
    width: Int,
    height: Int,
    stride: Int,
): ByteArray {
    val tight = ByteArray(width * height)
    for (row in 0 until height) held.copyInto(tight, row * width, row * stride, row * stride + width)
    return tight
}
