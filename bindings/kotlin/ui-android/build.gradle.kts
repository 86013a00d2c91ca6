// For Android Studio (android-demo/settings.gradle.kts). Maven compiles and tests the same sources: pom.xml.
plugins {
    alias(libs.plugins.android.library)
    alias(libs.plugins.kotlin.android)
    alias(libs.plugins.kotlin.compose)
    `maven-publish`
}

group = "dev.privet"
version = libs.versions.privet.get()

android {
    namespace = "dev.privet.ui.android"
    compileSdk = libs.versions.compileSdk.get().toInt()

    defaultConfig {
        minSdk = libs.versions.minSdk.get().toInt()
    }

    compileOptions {
        sourceCompatibility = JavaVersion.VERSION_17
        targetCompatibility = JavaVersion.VERSION_17
    }

    publishing { singleVariant("release") { withSourcesJar() } }
}

// gradle publish: beside the archive that `cargo xtask package android` made.
publishing {
    repositories { maven { url = uri("../../../target/xtask/package/maven") } }
    publications {
        register<MavenPublication>("release") { afterEvaluate { from(components["release"]) } }
    }
}

kotlin {
    explicitApi()
    compilerOptions { jvmTarget.set(org.jetbrains.kotlin.gradle.dsl.JvmTarget.JVM_17) }
}

dependencies {
    api(project(":privet-ui"))
    api(platform(libs.compose.bom))
    api(libs.activity.compose)
}
