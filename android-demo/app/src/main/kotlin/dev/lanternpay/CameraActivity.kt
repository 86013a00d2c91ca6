package dev.lanternpay

import android.app.Activity
import android.graphics.SurfaceTexture
import android.os.Bundle
import android.view.Gravity
import android.view.Surface
import android.view.TextureView
import android.view.View
import android.view.ViewGroup.LayoutParams.MATCH_PARENT
import android.view.ViewGroup.LayoutParams.WRAP_CONTENT
import android.widget.Button
import android.widget.LinearLayout
import android.widget.TextView
import dev.privet.android.accessing
import dev.privet.android.secure
import dev.privet.chrome
import dev.privet.ffi.ActivityId

/**
 * The viewfinder: what the camera sees, and a way to take a picture of it or to leave. Open for one [Look]; in the background it is over. It
 * asks nothing and sends nothing: what it saw goes to whoever opened it, and a sheet asks about it.
 */
public class CameraActivity : Activity() {
    private val phone: LanternPhone get() = application as LanternPhone
    private var camera: Camera? = null
    private val number: Int get() = intent.getIntExtra(NUMBER, 0)

    override fun onCreate(savedInstanceState: Bundle?) {
        super.onCreate(savedInstanceState)
        val look = intent.getStringExtra(LOOK)?.let(Look::valueOf)
        val activity = intent.getStringExtra(ACTIVITY)?.let(::ActivityId)
        if (look == null || activity == null || phone.viewfinder.awaited != number) return finish()
        val opened =
            Camera(
                accessing(activity),
                look,
                { runOnUiThread { end(it) } },
                { runOnUiThread { end(null) } },
            )
        camera = opened
        window.secure(true)
        setContentView(page(look, opened))
    }

    private fun page(
        look: Look,
        camera: Camera,
    ): View {
        val language = phone.screens.sheets.reader.language
        val buttons = language.chrome().buttons
        val words = Words(file("words.tsv").decodeToString().lines(), language)
        return LinearLayout(this).apply {
            orientation = LinearLayout.VERTICAL
            gravity = Gravity.CENTER_HORIZONTAL
            fitsSystemWindows = true
            if (look == Look.CODE) addView(TextView(context).apply { text = words["scan_title"] }, row())
            addView(view(camera), LinearLayout.LayoutParams(MATCH_PARENT, 0, 1f))
            if (look == Look.PICTURE) addView(button(buttons.takePicture) { camera.shoot() }, row())
            addView(button(buttons.cancel) { end(null) }, row())
        }
    }

    private fun row() = LinearLayout.LayoutParams(MATCH_PARENT, WRAP_CONTENT)

    private fun button(
        label: String,
        tapped: () -> Unit,
    ) = Button(this).apply {
        text = label
        isAllCaps = false
        setOnClickListener { tapped() }
    }

    private fun view(camera: Camera) =
        TextureView(this).apply {
            surfaceTextureListener =
                object : TextureView.SurfaceTextureListener {
                    override fun onSurfaceTextureAvailable(
                        texture: SurfaceTexture,
                        width: Int,
                        height: Int,
                    ) {
                        shape(camera)
                        camera.open(texture, rotation())
                    }

                    override fun onSurfaceTextureSizeChanged(
                        texture: SurfaceTexture,
                        width: Int,
                        height: Int,
                    ) = shape(camera)

                    override fun onSurfaceTextureDestroyed(texture: SurfaceTexture) = true

                    override fun onSurfaceTextureUpdated(texture: SurfaceTexture) = Unit
                }
        }

    /** The picture keeps its shape in whatever room there is: a phone is held upright, its sensor lies. */
    private fun TextureView.shape(camera: Camera) {
        val size = camera.size() ?: return
        val fit = minOf(width.toFloat() / size.height, height.toFloat() / size.width)
        scaleX = size.height * fit / width
        scaleY = size.width * fit / height
    }

    @Suppress("DEPRECATION")
    private fun rotation(): Int =
        when (windowManager.defaultDisplay.rotation) {
            Surface.ROTATION_90 -> 90
            Surface.ROTATION_180 -> 180
            Surface.ROTATION_270 -> 270
            else -> 0
        }

    private fun end(seen: Seen?) {
        phone.viewfinder.seen(number, seen)
        finish()
    }

    /** The system's way back comes here alone: whoever waits for a picture would wait for ever, and nobody else could look. */
    override fun finish() {
        // With the look, and not only with the activity, which may stay a while.
        camera?.close()
        phone.viewfinder.seen(number, null)
        super.finish()
    }

    override fun onStop() {
        super.onStop()
        if (!isFinishing && !isChangingConfigurations) end(null)
    }

    override fun onDestroy() {
        super.onDestroy()
        camera?.close()
        // The system ends an activity without asking it to finish.
        if (!isChangingConfigurations) phone.viewfinder.seen(number, null)
    }

    internal companion object {
        const val NUMBER = "number"
        const val LOOK = "look"
        const val ACTIVITY = "activity"
    }
}
